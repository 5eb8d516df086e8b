using Probative.Local.Durable;

namespace Probative.Tests.Local;

/// <summary>A file system of which single operations fail, before or after they took effect.</summary>
internal sealed class FaultyFs(IVaultFs inner) : IVaultFs, IDisposable
{
    /// <summary>
    /// Asked before every operation that writes, with its name and path; what it returns is thrown.
    /// </summary>
    public Func<string, string, Exception?> Before { get; set; } = (_, _) => null;

    /// <summary>
    /// Asked after every operation that took effect; what it returns is thrown: done, and told as failed.
    /// </summary>
    public Func<string, string, Exception?> After { get; set; } = (_, _) => null;

    /// <summary>The operations so far, in order.</summary>
    public List<string> Done { get; } = [];

    public bool IsReadOnly => inner.IsReadOnly;

    public IVaultFile Create(string path, Access access)
    {
        Ask("create", path);
        var file = new FaultyFile(this, inner.Create(path, access), path);
        Tell("create", path);
        return file;
    }

    public void Rename(string from, string to)
    {
        Ask("rename", to);
        inner.Rename(from, to);
        Tell("rename", to);
    }

    public void SyncDirectory(string path)
    {
        Ask("syncdir", path);
        inner.SyncDirectory(path);
        Tell("syncdir", path);
    }

    public bool TrySyncAll()
    {
        Ask("syncall", "");
        var synced = inner.TrySyncAll();
        Tell("syncall", "");
        return synced;
    }

    public bool CreateDirectory(string path)
    {
        Ask("mkdir", path);
        var made = inner.CreateDirectory(path);
        Tell("mkdir", path);
        return made;
    }

    public bool Unlink(string path)
    {
        Ask("unlink", path);
        return inner.Unlink(path);
    }

    public bool RemoveDirectory(string path) => inner.RemoveDirectory(path);

    public IVaultLock? TryLock(string path) => inner.TryLock(path);

    public byte[]? Read(string path, int limitBytes) => inner.Read(path, limitBytes);

    public Stream? OpenRead(string path) => inner.OpenRead(path);

    public long? SizeBytes(string path) => inner.SizeBytes(path);

    public IReadOnlyList<VaultEntry>? List(string path) => inner.List(path);

    public string FullPath(string path) => inner.FullPath(path);

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private void Ask(string operation, string path)
    {
        if (Before(operation, path) is { } failure) throw failure;
        lock (Done) Done.Add($"{operation} {path}");
    }

    private void Tell(string operation, string path)
    {
        if (After(operation, path) is { } failure) throw failure;
    }

    private sealed class FaultyFile(FaultyFs fs, IVaultFile inner, string path) : IVaultFile
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            fs.Ask("write", path);
            inner.Write(bytes);
            fs.Tell("write", path);
        }

        public void StartWriteback() => inner.StartWriteback();

        public void Sync()
        {
            fs.Ask("sync", path);
            inner.Sync();
            fs.Tell("sync", path);
        }

        public void Dispose() => inner.Dispose();
    }
}
