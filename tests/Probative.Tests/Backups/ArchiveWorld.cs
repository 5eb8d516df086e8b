using System.Diagnostics;
using Probative.Formats.Age;
using Probative.Kernel.Commands;
using Probative.Local.Backups;
using Probative.Local.Backups.Archives;
using Probative.Local.Keys;
using Probative.Preservation.Backups;
using Probative.Tests.Local;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Backups;

/// <summary>A vault and its backups in age files.</summary>
internal sealed class ArchiveWorld : IDisposable
{
    private ArchiveWorld(BackupWorld world)
    {
        World = world;
        var secret = AgeIdentity.Generate(out var recipient);
        Recipient = recipient.ToString();
        Identity = Write("identity.txt", System.Text.Encoding.ASCII.GetBytes($"# mine\n\n{secret}\n"));
    }

    public BackupWorld World { get; }

    public Scratch Folder { get; } = new();

    public string Recipient { get; }

    /// <summary>The file of the identity.</summary>
    public string Identity { get; }

    public string File => Folder["backup.age"];

    public static async Task<ArchiveWorld> CreateAsync(int facts = 12) =>
        new(await BackupWorld.CreateAsync(facts));

    public Task<Told> BackUpAsync(string? to = null, bool withState = false) =>
        BackupWorld.TellAsync(new ArchiveMaker(World.Request()).RunAsync(
            new MakeArchive
            {
                To = to ?? File,
                Recipients = [Recipient],
                State = withState ? Folder["state"] : null,
                Keys = World.Keys,
                Tool = "tests",
            },
            TestVault.Ct));

    public Task<Told> RestoreAsync(params IReadOnlyList<string> from) =>
        BackupWorld.TellAsync(new VaultRestorer(new VaultSecret.Nothing(), TimeProvider.System).RunAsync(
            new RestoreBackup
            {
                From = from.Count > 0 ? from : [File],
                Identities = [Identity],
                To = World.Restored,
                Keyring = World.Keys,
            },
            TestVault.Ct));

    /// <summary>Writes a file beside the backups, and says where.</summary>
    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        Folder.Write(name, bytes);
        return Folder[name];
    }

    public void Forget() => Directory.Delete(World.Restored, recursive: true);

    /// <summary>The restored vault checks clean and holds the same facts and bytes as the vault.</summary>
    public async Task AssertRestoredAsync()
    {
        var found = await World.RestoredVault.CheckAsync();
        Assert.True(found.Ending == Ending.Done, found.ToString());
        Assert.Equal(
            (await World.FactsAsync(World.Vault.Directory)).Select(fact => fact.LeafHash),
            (await World.FactsAsync(World.Restored)).Select(fact => fact.LeafHash));
        string[] stored = ["items", "derivatives"];
        Assert.Equal(
            BackupWorld.Files(World.Vault.Directory, stored), BackupWorld.Files(World.Restored, stored));
    }

    public string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder.Folder,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        return printed;
    }

    public void Dispose()
    {
        World.Dispose();
        Folder.Dispose();
    }
}
