using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Local.Durable;

namespace Probative.Local.Backups.Archives;

/// <summary>
/// The folder in which an age file appears, held by the one process that may write one there.
/// </summary>
internal sealed class ArchiveTarget : IDisposable
{
    private readonly PosixFs _fs;
    private readonly IVaultLock _lock;
    private readonly string _name;
    private IVaultFile? _part;

    private ArchiveTarget(PosixFs fs, IVaultLock held, string name)
    {
        (_fs, _lock, _name) = (fs, held, name);
        Durable = new DurableThread(fs, new Poison());
    }

    public DurableThread Durable { get; }

    public string FullPath => _fs.FullPath(_name);

    /// <summary>Takes the lock, and removes what an interrupted run left.</summary>
    public static async Task<(ArchiveTarget? Target, Refusal? Refusal)> OpenAsync(string to)
    {
        var path = Path.GetFullPath(to);
        if (Path.Exists(path)) return (null, ArchiveRefusal.Exists(path));
        var folder = Path.GetDirectoryName(path)!;
        if (File.Exists(folder)) return (null, VaultRefusal.NotAFolder(folder));
        var fs = PosixFs.Create(folder);
        if (fs.TryLock(ArchivePath.Lock) is not { } held)
        {
            fs.Dispose();
            return (null, ArchiveRefusal.Held(folder));
        }

        var target = new ArchiveTarget(fs, held, Path.GetFileName(path));
        await target.Durable.RunAsync(disk => disk.Unlink(ArchivePath.Part));
        return (target, null);
    }

    /// <summary>Begins the file, under a name of no meaning; what was begun before is gone.</summary>
    public async Task<DurableFileStream> BeginAsync()
    {
        await DiscardAsync();
        _part = await Durable.RunAsync(fs => fs.Create(ArchivePath.Part, Access.Immutable));
        return new DurableFileStream(Durable, _part);
    }

    /// <summary>
    /// Gives the file its name, durably. Its bytes are durable already: a crash before leaves the name of no
    /// meaning, a crash after leaves the whole file under its own.
    /// </summary>
    public Task ShowAsync() => Durable.RunAsync(fs =>
    {
        if (fs.List("")!.Any(entry => entry.Name == _name))
            throw new StorageException(ArchiveRefusal.Exists(fs.FullPath(_name)).Problem);
        _part!.Dispose();
        _part = null;
        fs.Rename(ArchivePath.Part, _name);
        fs.SyncDirectory("");
    });

    /// <summary>Removes what was begun. A disk that refuses even that leaves it to the next run.</summary>
    public Task DiscardAsync() => Durable.RunAsync(fs =>
    {
        _part?.Dispose();
        _part = null;
        fs.Unlink(ArchivePath.Part);
    });

    public void Dispose()
    {
        Durable.Dispose();
        _part?.Dispose();
        _lock.Dispose();
        _fs.Dispose();
    }
}
