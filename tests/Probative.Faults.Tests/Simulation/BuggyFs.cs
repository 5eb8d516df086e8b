using Probative.Local.Durable;

namespace Probative.Faults.Tests.Simulation;

/// <summary>The simulated disk as a program with a seeded bug uses it.</summary>
internal sealed class BuggyFs(SimulatedDisk disk, SeededBug bug) : IVaultFs
{
    private const string Temporary = ".new";

    public bool IsReadOnly => disk.IsReadOnly;

    public IVaultFile Create(string path, Access access)
    {
        var target = path;
        if (bug.WritesInPlace && path.EndsWith(Temporary, StringComparison.Ordinal))
        {
            target = path[..^Temporary.Length];
            disk.Unlink(target);
        }

        var file = disk.Create(target, access);
        return bug.LeavesFileUnsynced(path) ? new Unsynced(file) : file;
    }

    public void Rename(string from, string to)
    {
        if (bug.WritesInPlace && from == to + Temporary) return;
        disk.Rename(from, to);
    }

    public void SyncDirectory(string path)
    {
        if (!bug.LeavesDirectoryUnsynced(path)) disk.SyncDirectory(path);
    }

    // A bug in single syncs shows only where single syncs are used.
    public bool TrySyncAll() => bug.SyncAllLies;

    public bool CreateDirectory(string path) => disk.CreateDirectory(path);

    public bool Unlink(string path) => disk.Unlink(path);

    public bool RemoveDirectory(string path) => disk.RemoveDirectory(path);

    public IVaultLock? TryLock(string path) => disk.TryLock(path);

    public byte[]? Read(string path, int limitBytes) => disk.Read(path, limitBytes);

    public Stream? OpenRead(string path) => disk.OpenRead(path);

    public long? SizeBytes(string path) => disk.SizeBytes(path);

    public IReadOnlyList<VaultEntry>? List(string path) => disk.List(path);

    public string FullPath(string path) => disk.FullPath(path);

    private sealed class Unsynced(IVaultFile file) : IVaultFile
    {
        public void Write(ReadOnlySpan<byte> bytes) => file.Write(bytes);

        public void StartWriteback() => file.StartWriteback();

        public void Sync()
        {
        }

        public void Dispose() => file.Dispose();
    }
}
