using Probative.Local.Durable;

namespace Probative.Tests.Local;

/// <summary>Files in memory, durable at once; for what does not depend on a disk.</summary>
internal sealed class MemoryFs : IVaultFs
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _directories = [""];

    public bool IsReadOnly => false;

    public IVaultFile Create(string path, Access access)
    {
        lock (_gate)
        {
            if (!_files.TryAdd(path, [])) throw Failure.Of("open", path, Libc.Exists);
            return new MemoryFile(this, path);
        }
    }

    public void Rename(string from, string to)
    {
        lock (_gate)
        {
            if (!_files.Remove(from, out var bytes)) throw Failure.Of("rename", from, Libc.NoEntry);
            _files[to] = bytes;
        }
    }

    /// <summary>What somebody else does behind the vault's back.</summary>
    public void Replace(string path, byte[] bytes)
    {
        lock (_gate) _files[path] = bytes;
    }

    public void SyncDirectory(string path)
    {
    }

    public bool TrySyncAll() => true;

    public bool CreateDirectory(string path)
    {
        lock (_gate) return _directories.Add(path);
    }

    public bool Unlink(string path)
    {
        lock (_gate) return _files.Remove(path);
    }

    public bool RemoveDirectory(string path)
    {
        lock (_gate) return List(path) is [] && _directories.Remove(path);
    }

    public IVaultLock? TryLock(string path) => throw new NotSupportedException("One process has it.");

    public byte[]? Read(string path, int limitBytes)
    {
        lock (_gate) return _files.GetValueOrDefault(path);
    }

    public Stream? OpenRead(string path) =>
        Read(path, int.MaxValue) is { } bytes ? new MemoryStream(bytes) : null;

    public long? SizeBytes(string path) => Read(path, int.MaxValue)?.Length;

    public IReadOnlyList<VaultEntry>? List(string path)
    {
        lock (_gate)
        {
            if (!_directories.Contains(path)) return null;
            var start = path.Length == 0 ? "" : path + "/";
            var files = _files.Keys.Select(name => new VaultEntry(name, false));
            return [.. files.Concat(_directories.Select(name => new VaultEntry(name, true)))
                .Where(entry => entry.Name.StartsWith(start, StringComparison.Ordinal))
                .Select(entry => entry with { Name = entry.Name[start.Length..] })
                .Where(entry => entry.Name.Length > 0 && !entry.Name.Contains('/', StringComparison.Ordinal))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
    }

    public string FullPath(string path) => "/memory/" + path;

    private sealed class MemoryFile(MemoryFs fs, string path) : IVaultFile
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            lock (fs._gate) fs._files[path] = [.. fs._files[path], .. bytes];
        }

        public void StartWriteback()
        {
        }

        public void Sync()
        {
        }

        public void Dispose()
        {
        }
    }
}
