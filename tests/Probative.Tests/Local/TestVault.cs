using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Local;
using Probative.Local.Keys;
using Xunit;

namespace Probative.Tests.Local;

/// <summary>A vault on the real file system, removed with its test.</summary>
internal sealed class TestVault : IAsyncDisposable
{
    private bool _isBorrowed;

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

    /// <summary>
    /// A vault whose keys a passphrase locks, stretched at next to no cost.
    /// </summary>
    public static async Task<CreationOutcome.Created> CreateLockedAsync(
        string directory, string passphrase) =>
        Assert.IsType<CreationOutcome.Created>(await LocalVault.CreateAsync(
            new CreationRequest
            {
                Directory = directory,
                Protection = new KeyProtection.Passphrase(passphrase),
                Tool = "tests",
                Cost = new Argon2Cost(64, 1, 1),
            },
            Ct));

    /// <summary>Opens one that another process has made.</summary>
    public static async Task<TestVault> OpenAsync(string directory)
    {
        var test = new TestVault(directory, TimeProvider.System) { _isBorrowed = true };
        await test.OpenAgainAsync();
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
        await OpenAgainAsync();
    }

    public async Task OpenAgainAsync() =>
        Vault = Assert.IsType<OpeningOutcome.Opened>(await TryOpenAsync()).Vault;

    public LocalVault OpenForReading() =>
        Assert.IsType<OpeningOutcome.Opened>(LocalVault.OpenForReading(new VaultRequest
        {
            Directory = Directory,
            Secret = new VaultSecret.Nothing(),
            Command = "test",
        })).Vault;

    /// <summary>Takes bytes in as an intake does: in pieces, then their commit.</summary>
    public static async Task<StoredBytes> StoreAsync(IItemStore store, byte[] bytes, long expectedSize)
    {
        await using var intake = store.Begin(expectedSize);
        for (var at = 0; at < bytes.Length;)
        {
            var buffer = intake.GetBuffer();
            var count = Math.Min(buffer.Length, bytes.Length - at);
            bytes.AsMemory(at, count).CopyTo(buffer);
            await intake.AdvanceAsync(count, Ct);
            at += count;
        }

        return await intake.CommitAsync(Ct);
    }

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
        if (!_isBorrowed) System.IO.Directory.Delete(Directory, recursive: true);
    }
}
