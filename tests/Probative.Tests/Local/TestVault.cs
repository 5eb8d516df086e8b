using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Local;
using Probative.Local.Keys;
using Xunit;

namespace Probative.Tests.Local;

/// <summary>A vault on the real file system, removed with its test.</summary>
internal sealed class TestVault : IAsyncDisposable
{
    private TestVault(string directory, TimeProvider clock)
    {
        Directory = directory;
        Clock = clock;
    }

    public string Directory { get; }

    public TimeProvider Clock { get; }

    public LocalVault Vault { get; private set; } = null!;

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static string NewDirectory() =>
        Path.Combine(Path.GetTempPath(), $"probative-{Environment.ProcessId}-{Guid.NewGuid():N}");

    /// <summary>Keys by file mode alone: stretching a passphrase costs what it is meant to cost.</summary>
    public static async Task<TestVault> CreateAsync(TimeProvider? clock = null, string? directory = null)
    {
        var test = new TestVault(directory ?? NewDirectory(), clock ?? TimeProvider.System);
        var outcome = await LocalVault.CreateAsync(
            new CreationRequest
            {
                Directory = test.Directory,
                Protection = new KeyProtection.FileModeOnly(),
                Tool = "tests",
                Clock = test.Clock,
            },
            Ct);
        test.Vault = Assert.IsType<CreationOutcome.Created>(outcome).Vault;
        return test;
    }

    public static CaseOpened Case(string name = "Exercise") => new()
    {
        Name = name,
        Purpose = "training",
        LegalBasis = "none needed",
        ReviewDate = "2027-01-31",
    };

    /// <summary>A fact with fields of its own and others about a subject.</summary>
    public static IFact Fact(int number) => new MemberJoined
    {
        Pseudonym = $"P-{number}",
        Role = "investigator",
        Member = new MemberId(new Id(1, (ulong)number)),
    };

    public Task<OpeningOutcome> TryOpenAsync(VaultSecret? secret = null) => LocalVault.OpenForWritingAsync(
        new VaultRequest
        {
            Directory = Directory,
            Secret = secret ?? new VaultSecret.Nothing(),
            Command = "test",
            Clock = Clock,
        },
        Ct);

    public async Task ReopenAsync()
    {
        await Vault.DisposeAsync();
        Vault = Assert.IsType<OpeningOutcome.Opened>(await TryOpenAsync()).Vault;
    }

    public LocalVault OpenForReading() =>
        Assert.IsType<OpeningOutcome.Opened>(LocalVault.OpenForReading(new VaultRequest
        {
            Directory = Directory,
            Secret = new VaultSecret.Nothing(),
            Command = "test",
        })).Vault;

    public string PathOf(string relative) => Path.Combine(Directory, relative);

    public async Task<List<RecordedFact>> FactsAsync()
    {
        var facts = new List<RecordedFact>();
        await foreach (var fact in Vault.Ledger.ReadAsync(0, Vault.Ledger.Size, Ct)) facts.Add(fact);
        return facts;
    }

    public async ValueTask DisposeAsync()
    {
        await Vault.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
