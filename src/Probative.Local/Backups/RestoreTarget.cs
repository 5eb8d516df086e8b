using Probative.Kernel.Commands;
using Probative.Local.Durable;
using Probative.Local.Items;
using Probative.Local.Locking;

namespace Probative.Local.Backups;

/// <summary>
/// The folder into which a vault is restored. `restoring` is written first and removed last: a crash anywhere
/// between leaves a folder that says of itself that it is not whole, and the next attempt starts over.
/// </summary>
internal sealed class RestoreTarget : IAsyncDisposable
{
    private static readonly string[] s_directories =
    [
        VaultPath.KeyDirectory, VaultPath.Items, VaultPath.Derivatives, VaultPath.Log, VaultPath.Views,
        VaultPath.IncomingDirectory, VaultPath.AccessDirectory,
    ];

    private readonly PosixFs _fs;
    private readonly WriterLock _lock;

    private RestoreTarget(PosixFs fs, WriterLock held)
    {
        _fs = fs;
        _lock = held;
        Durable = new DurableThread(fs, new Poison());
        Group = new FileGroup(fs);
        Items = new ItemStore(VaultPath.Items, Durable, Group);
        Derivatives = new ItemStore(VaultPath.Derivatives, Durable, Group);
    }

    public IVaultFs Fs => _fs;

    public DurableThread Durable { get; }

    public FileGroup Group { get; }

    public ItemStore Items { get; }

    public ItemStore Derivatives { get; }

    public static async Task<(RestoreTarget? Target, Refusal? Refusal)> OpenAsync(
        string folder, TimeProvider clock)
    {
        if (File.Exists(folder)) return (null, VaultRefusal.NotAFolder(folder));
        var fs = PosixFs.Create(folder);
        if (Refuse(fs) is { } refusal
            || WriterLock.TryTake(fs, "restore", clock, out refusal) is not { } held)
        {
            fs.Dispose();
            return (null, refusal);
        }

        var target = new RestoreTarget(fs, held);
        await target.Durable.RunAsync(target.Prepare);
        return (target, null);
    }

    /// <summary>Everything is there: from here on the folder is a vault. On the durable thread.</summary>
    public void Finish(byte[] description)
    {
        // A crash before the mark is gone leaves a whole vault that counts as unfinished, and is restored
        // again.
        AtomicFile.Write(_fs, VaultPath.Description, description, Access.Replaceable);
        _fs.Unlink(VaultPath.Restoring);
        _fs.SyncDirectory("");
    }

    public ValueTask DisposeAsync()
    {
        Durable.Dispose();
        _lock.Dispose();
        _fs.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Refusal? Refuse(PosixFs fs)
    {
        var names = fs.List("")!.Select(entry => entry.Name).ToList();
        if (names.Contains(VaultPath.Restoring)) return null;
        if (names.Contains(VaultPath.Description)) return VaultRefusal.Exists(fs.FullPath(""));
        var other = names.Find(name =>
            name is not ("lost+found" or VaultPath.Lock or VaultPath.Restoring + ".new"));
        return other is null ? null : VaultRefusal.NotEmpty(fs.FullPath(""), other);
    }

    private void Prepare(IVaultFs fs)
    {
        if (fs.SizeBytes(VaultPath.Restoring) is null)
        {
            AtomicFile.Write(
                fs, VaultPath.Restoring, "Restoring a vault into this folder was interrupted.\n"u8,
                Access.Replaceable);
        }
        else
        {
            // The mark stood before anything else did, so all of it is ours.
            Discard(fs);
        }

        foreach (var directory in s_directories) fs.CreateDirectory(directory);
        fs.SyncDirectory("");
    }

    private static void Discard(IVaultFs fs)
    {
        foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
            fs.Unlink(VaultPath.FactDatabase + suffix);
        fs.Unlink(VaultPath.Description);
        fs.Unlink(VaultPath.Unconfirmed);
        foreach (var directory in s_directories) UnfinishedVault.Clear(fs, directory);
    }
}
