using Probative.Local;
using Probative.Local.Durable;
using Probative.Local.Facts;
using Probative.Local.Keys;
using Xunit;

namespace Probative.Tests.Local;

/// <summary>A vault over a real folder whose operations can be made to fail.</summary>
internal sealed class FaultyVault : IAsyncDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private FaultyVault(string directory) => Directory = directory;

    public string Directory { get; }

    public FaultyFs Fs { get; private set; } = null!;

    public LocalVault Vault { get; private set; } = null!;

    public static async Task<FaultyVault> CreateAsync()
    {
        var world = new FaultyVault(TestVault.NewDirectory());
        var request = new CreationRequest
        {
            Directory = world.Directory,
            Protection = new KeyProtection.FileModeOnly(),
            Tool = "tests",
            Clock = new ManualClock(DateTimeOffset.UnixEpoch),
        };
        var medium = world.Medium(PosixFs.Create(world.Directory));
        var outcome = await VaultCreation.CreateAsync(medium, request, "test.invalid", Ct);
        world.Vault = Assert.IsType<CreationOutcome.Created>(outcome).Vault;
        await world.Vault.Views.ReachAsync(3, Ct);
        return world;
    }

    public async Task ReopenAsync()
    {
        await Vault.DisposeAsync();
        var request = new VaultRequest
        {
            Directory = Directory,
            Secret = new VaultSecret.Nothing(),
            Command = "test",
            Clock = new ManualClock(DateTimeOffset.UnixEpoch),
        };
        var medium = Medium(PosixFs.TryOpen(Directory)!);
        var outcome = await VaultOpening.OpenForWritingAsync(medium, request, Ct);
        Vault = Assert.IsType<OpeningOutcome.Opened>(outcome).Vault;
    }

    public string PathOf(string relative) => Path.Combine(Directory, relative);

    public async ValueTask DisposeAsync()
    {
        await Vault.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private VaultMedium Medium(PosixFs fs)
    {
        Fs = new FaultyFs(fs);
        return new VaultMedium
        {
            Fs = Fs,
            CreateFacts = () => FactDatabase.Create(fs.FullPath("ledger.db")),
            OpenFacts = () => FactDatabase.Open(fs.FullPath("ledger.db")),
            DiscardFacts = () => throw new NotSupportedException("Nothing here is unfinished."),
        };
    }
}
