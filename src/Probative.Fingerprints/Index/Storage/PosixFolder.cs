using System.Runtime.InteropServices;

namespace Probative.Fingerprints.Index.Storage;

/// <summary>An index's folder on a POSIX file system. Files are made for their owner alone.</summary>
public sealed class PosixFolder : IIndexFolder
{
    private const int OwnerOnly = 0x180; // 0600
    private const string LockName = "lock";

    private readonly string _path;

    /// <summary>Takes a folder, which is made if it is missing.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="IndexStorageException">There is none and none can be made.</exception>
    public PosixFolder(string path)
    {
        _path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        try
        {
            if (Directory.Exists(_path)) return;
            Directory.CreateDirectory(_path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IndexStorageException($"mkdir {_path}: {failure.Message}", failure);
        }

        SyncFolder(Path.GetDirectoryName(_path)!);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List()
    {
        try
        {
            return [.. Directory.EnumerateFiles(_path).Select(path => Path.GetFileName(path))];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IndexStorageException($"list {_path}: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public IIndexFile Create(string name)
    {
        var flags = Libc.WriteOnly | Libc.CreateFile | Libc.Exclusive | Libc.CloseOnExec;
        return new PosixFile(Opened("create", name, Libc.Open(Full(name), flags, OwnerOnly)), name);
    }

    /// <inheritdoc/>
    public byte[]? Read(string name)
    {
        using var mapped = Map(name);
        if (mapped is null) return null;
        var bytes = new byte[mapped.Length];
        unsafe
        {
            Marshal.Copy((nint)mapped.Start, bytes, 0, bytes.Length);
        }

        return bytes;
    }

    /// <inheritdoc/>
    public MappedBytes? Map(string name)
    {
        var fd = Libc.Open(Full(name), Libc.ReadOnly | Libc.CloseOnExec, 0);
        if (fd < 0 && Marshal.GetLastPInvokeError() == Libc.NoEntry) return null;
        try
        {
            return new PosixMap(Opened("open", name, fd), name);
        }
        finally
        {
            // What is mapped stays mapped.
            if (fd >= 0) _ = Libc.Close(fd);
        }
    }

    /// <inheritdoc/>
    public void Rename(string from, string to)
    {
        if (Libc.Rename(Full(from), Full(to)) != 0) throw Failed("rename", to);
    }

    /// <inheritdoc/>
    public void Remove(string name)
    {
        if (Libc.Unlink(Full(name)) != 0 && Marshal.GetLastPInvokeError() != Libc.NoEntry)
        {
            throw Failed("unlink", name);
        }
    }

    /// <inheritdoc/>
    public void SyncNames() => SyncFolder(_path);

    /// <inheritdoc/>
    public IDisposable? TryLock()
    {
        var flags = Libc.ReadWrite | Libc.CreateFile | Libc.CloseOnExec;
        var fd = Opened("open", LockName, Libc.Open(Full(LockName), flags, OwnerOnly));
        if (Libc.Lock(fd, Libc.LockExclusive | Libc.LockNonBlocking) == 0) return new Held(fd);
        var errno = Marshal.GetLastPInvokeError();
        _ = Libc.Close(fd);
        return errno == Libc.WouldBlock ? null : throw new IndexStorageException("lock", LockName, errno);
    }

    private static void SyncFolder(string path)
    {
        var fd = Opened("open", path, Libc.Open(path, Libc.ReadOnly | Libc.CloseOnExec, 0));
        try
        {
            PosixFile.Sync(fd, path);
        }
        finally
        {
            _ = Libc.Close(fd);
        }
    }

    private static int Opened(string operation, string name, int fd) =>
        fd >= 0 ? fd : throw Failed(operation, name);

    private static IndexStorageException Failed(string operation, string name) =>
        new(operation, name, Marshal.GetLastPInvokeError());

    private string Full(string name) => Path.Combine(_path, name);

    private sealed class Held(int fd) : IDisposable
    {
        private int _fd = fd;

        public void Dispose()
        {
            // The kernel drops the lock with the last descriptor.
            if (_fd >= 0) _ = Libc.Close(_fd);
            _fd = -1;
        }
    }
}
