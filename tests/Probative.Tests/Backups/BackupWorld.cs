using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Local;
using Probative.Local.Backups;
using Probative.Local.Keys;
using Probative.Preservation.Backups;
using Probative.Tests.Checking;
using Probative.Tests.Local;
using Xunit;

namespace Probative.Tests.Backups;

/// <summary>A vault, its backup, the copy of its keys, and the vault restored from them; each in a folder
/// beside the others.</summary>
internal sealed class BackupWorld : IDisposable
{
    private readonly string _folder;

    private BackupWorld(string folder, CheckWorld vault)
    {
        _folder = folder;
        Vault = vault;
        Directory.CreateDirectory(folder);
    }

    public CheckWorld Vault { get; }

    public string Backup => Path.Combine(_folder, "backup");

    public string Keys => Path.Combine(_folder, "keys.json");

    public string Restored => Path.Combine(_folder, "restored");

    public string Memory => Path.Combine(_folder, "memory");

    public CheckWorld RestoredVault => CheckWorld.At(Restored);

    public static async Task<BackupWorld> CreateAsync(int facts = 12)
    {
        var vault = await CheckWorld.CreateAsync(facts);
        return new BackupWorld(vault.Directory + ".kept", vault);
    }

    /// <summary>Around a vault that is there already.</summary>
    public static BackupWorld At(string directory) => new(directory + ".kept", CheckWorld.At(directory));

    public static async Task<Told> TellAsync(IAsyncEnumerable<CommandEvent> events)
    {
        var told = new Told();
        await foreach (var happened in events) told.Add(happened);
        return told;
    }

    public VaultRequest Request(string? directory = null, VaultSecret? secret = null) => new()
    {
        Directory = directory ?? Vault.Directory,
        Secret = secret ?? new VaultSecret.Nothing(),
        Command = "test",
        Memory = Memory,
    };

    public Task<Told> BackUpAsync(string? directory = null, string? to = null, VaultSecret? secret = null) =>
        TellAsync(new BackupMaker(Request(directory, secret)).RunAsync(
            new MakeBackup { To = to ?? Backup, Keys = Keys, Tool = "tests" }, TestVault.Ct));

    public Task<Told> RestoreAsync(VaultSecret? secret = null) =>
        TellAsync(new VaultRestorer(secret ?? new VaultSecret.Nothing(), TimeProvider.System).RunAsync(
            new RestoreBackup { From = [Backup], To = Restored, Keyring = Keys }, TestVault.Ct));

    public Task<Told> ConfirmAsync(string checkpoint) =>
        TellAsync(new RestoreConfirmer(Request(Restored)).RunAsync(
            new ConfirmRestore { Checkpoint = checkpoint }, TestVault.Ct));

    /// <summary>Opens the vault or another, records so many facts, and closes it.</summary>
    public async Task GrowAsync(int facts, string? directory = null)
    {
        await using var vault = await OpenAsync(directory);
        var opened = await vault.Ledger.OpenCaseAsync(TestVault.Case(), "a", TestVault.Ct);
        for (var i = 0; i < facts; i++)
        {
            await TestVault.StoreAsync(vault.Items, Guid.NewGuid().ToByteArray(), 16);
            await vault.Ledger.AppendAsync(opened.Case, TestVault.Fact(i), "a", TestVault.Ct);
        }

        await vault.Ledger.PublishAsync(TestVault.Ct);
    }

    public async Task<LocalVault> OpenAsync(string? directory = null) =>
        Assert.IsType<OpeningOutcome.Opened>(
            await LocalVault.OpenForWritingAsync(Request(directory), TestVault.Ct)).Vault;

    public async Task<Problem> RefusedAsync(string? directory = null) =>
        Assert.IsType<OpeningOutcome.Refused>(
            await LocalVault.OpenForWritingAsync(Request(directory), TestVault.Ct)).Refusal.Problem;

    public async Task<IReadOnlyList<RecordedFact>> FactsAsync(string directory, VaultSecret? secret = null)
    {
        var opening = LocalVault.OpenForReading(Request(directory, secret));
        await using var vault = Assert.IsType<OpeningOutcome.Opened>(opening).Vault;
        var facts = new List<RecordedFact>();
        var all = vault.Ledger.ReadAsync(0, vault.Ledger.Size, TestVault.Ct);
        await foreach (var fact in all) facts.Add(fact);
        return facts;
    }

    /// <summary>As destroying an item leaves the vault: its fields and its bytes gone, and the count raised.
    /// </summary>
    public string Destroy(RecordedFact received)
    {
        var sha256 = received.Fields.Digest("sha256")!.Value.ToHex();
        var path = $"items/{sha256[..2]}/{sha256}";
        File.Delete(Vault.PathOf(path));
        Vault.Sql($"""
            DELETE FROM sealed WHERE subject = x'{received.Fields.Id("item")}';
            UPDATE writer SET rekeys = rekeys + 1;
            """);
        return path;
    }

    /// <summary>The files of a folder, relative to it, with their digests.</summary>
    public static IReadOnlyDictionary<string, string> Files(string root, params string[] folders) => folders
        .Select(folder => Path.Combine(root, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .ToDictionary(
            path => Path.GetRelativePath(root, path),
            path => Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))));

    public void Dispose()
    {
        Vault.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
