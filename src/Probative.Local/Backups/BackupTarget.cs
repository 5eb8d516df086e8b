using Probative.Kernel.Commands;
using Probative.Local.Durable;
using Probative.Local.Items;

namespace Probative.Local.Backups;

/// <summary>The folder of a backup, held by the one process that may write to it.</summary>
internal sealed class BackupTarget : IAsyncDisposable
{
    private readonly PosixFs _fs;
    private readonly IVaultLock _lock;

    private BackupTarget(PosixFs fs, IVaultLock held)
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

    /// <summary>What it held when it was opened; null in a new folder.</summary>
    public BackupDescription? Previous { get; private set; }

    /// <summary>Makes sure of the folder, takes its lock, and removes what an interrupted run left.</summary>
    public static async Task<(BackupTarget? Target, Refusal? Refusal)> OpenAsync(string folder)
    {
        if (File.Exists(folder)) return (null, VaultRefusal.NotAFolder(folder));
        var fs = PosixFs.Create(folder);
        var bytes = fs.Read(BackupPath.Description, BackupDescription.LimitBytes);
        if (bytes is null && FirstOther(fs) is { } other)
        {
            fs.Dispose();
            return (null, BackupRefusal.NotEmpty(folder, other));
        }

        if (fs.TryLock(BackupPath.Lock) is not { } held)
        {
            fs.Dispose();
            return (null, BackupRefusal.Held(folder));
        }

        var target = new BackupTarget(fs, held);
        if (bytes is not null)
        {
            if (!BackupDescription.TryParse(bytes, out var previous, out var damage))
            {
                await target.DisposeAsync();
                return (null, BackupRefusal.Damaged(fs.FullPath(BackupPath.Description), $"{damage}"));
            }

            target.Previous = previous;
        }

        await target.Durable.RunAsync(Sweep);
        return (target, null);
    }

    /// <summary>Replaces the description: from here on the backup holds what it says.</summary>
    public Task WriteAsync(BackupDescription description) => Durable.RunAsync(disk =>
        AtomicFile.Write(disk, BackupPath.Description, description.ToBytes(), Access.Replaceable));

    public ValueTask DisposeAsync()
    {
        Durable.Dispose();
        _lock.Dispose();
        _fs.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What has not its name yet was never part of the backup.</summary>
    private static void Sweep(IVaultFs fs)
    {
        fs.CreateDirectory(VaultPath.IncomingDirectory);
        foreach (var entry in fs.List(VaultPath.IncomingDirectory) ?? [])
        {
            if (!entry.IsDirectory) fs.Unlink($"{VaultPath.IncomingDirectory}/{entry.Name}");
        }
    }

    /// <summary>Left by mounting, or by a first run that ended before it could describe itself.</summary>
    private static string? FirstOther(PosixFs fs) => fs.List("")!
        .Select(entry => entry.Name)
        .FirstOrDefault(name => name is not ("lost+found" or BackupPath.Lock or VaultPath.IncomingDirectory
            or BackupPath.Description + ".new"));
}
