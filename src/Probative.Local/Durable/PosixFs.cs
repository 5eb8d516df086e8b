using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Probative.Kernel.Vault;

namespace Probative.Local.Durable;

/// <summary>
/// A vault's folder on a real file system. It has to be one: a folder of the vault that was mounted from
/// another would not be covered by syncfs, and shows at once, because no file can be renamed into it.
/// </summary>
internal sealed class PosixFs : IVaultFs, IDisposable
{
    private const int StatusSizeBytes = 256;
    private const int DirectoryMode = 0x1E8; // 0750

    private readonly string _root;
    private readonly bool _canSyncAll;

    // Open for life: syncfs(2) reports the write errors that happened since its descriptor was opened, so one
    // that is opened just before the call would miss those of the files it is to vouch for.
    private int _rootFd;

    private PosixFs(string root, int rootFd, bool canSyncAll, bool isReadOnly)
    {
        _root = root;
        _rootFd = rootFd;
        _canSyncAll = canSyncAll;
        IsReadOnly = isReadOnly;
    }

    public bool IsReadOnly { get; }

    /// <summary>Opens an existing folder; null when there is none.</summary>
    public static unsafe PosixFs? TryOpen(string root)
    {
        root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        if (!Directory.Exists(root)) return null;
        var fd = OpenOrFail(root, root, Libc.ReadOnly, 0);
        Span<byte> status = stackalloc byte[StatusSizeBytes];
        fixed (byte* start = status)
        {
            if (Libc.FileSystemStatus(fd, start) != 0)
            {
                var errno = Marshal.GetLastPInvokeError();
                _ = Libc.Close(fd);
                throw Failure.Of("statfs", root, errno);
            }
        }

        var file = new FileSystemStatus(status);
        return new PosixFs(root, fd, file.HonoursSyncAll && Kernel58OrNewer, file.IsReadOnly);
    }

    /// <summary>Makes the folder durable, with those above it that were missing, and opens it.</summary>
    public static PosixFs Create(string root)
    {
        root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        var missing = new Stack<string>();
        for (var at = root; !Directory.Exists(at); at = Path.GetDirectoryName(at)!) missing.Push(at);
        foreach (var directory in missing)
        {
            // A crash here leaves an empty folder, which the next attempt uses.
            if (Libc.MakeDirectory(directory, DirectoryMode) != 0)
            {
                var errno = Marshal.GetLastPInvokeError();
                if (errno != Libc.Exists) throw Failure.Of("mkdir", directory, errno);
            }

            SyncDirectoryAt(Path.GetDirectoryName(directory)!);
        }

        return TryOpen(root) ?? throw Failure.Of("open", root, Libc.NoEntry);
    }

    public IVaultFile Create(string path, Access access)
    {
        var mode = access switch
        {
            Access.Immutable => 0x120, // 0440
            Access.Replaceable => 0x1A0, // 0640
            _ => 0x180, // 0600
        };
        var flags = Libc.WriteOnly | Libc.Create | Libc.Exclusive;
        return new PosixFile(OpenOrFail(FullPath(path), path, flags, mode), path);
    }

    /// <summary>
    /// Writes bytes at a place behind which the file MUST hold nothing, and returns when they are durable. A
    /// file that is not there is made, for its owner alone; its name is volatile until
    /// <see cref="SyncDirectory"/>. A crash leaves any part of the bytes, torn or zeroed.
    /// </summary>
    public unsafe void WriteAt(string path, long offset, ReadOnlySpan<byte> bytes)
    {
        const int ownerOnly = 0x180; // 0600
        var fd = OpenOrFail(FullPath(path), path, Libc.WriteOnly | Libc.Create, ownerOnly);
        try
        {
            while (!bytes.IsEmpty)
            {
                nint count;
                fixed (byte* start = bytes) count = Libc.WriteAt(fd, start, bytes.Length, offset);
                if (count < 0)
                {
                    var errno = Marshal.GetLastPInvokeError();
                    if (errno == Libc.Interrupted) continue;
                    throw Failure.Of("write", path, errno);
                }

                bytes = bytes[(int)count..];
                offset += count;
            }

            SyncCall.All(fd, path);
        }
        finally
        {
            _ = Libc.Close(fd);
        }
    }

    public void Rename(string from, string to)
    {
        if (Libc.Rename(FullPath(from), FullPath(to)) != 0)
        {
            throw Failure.Of("rename", to, Marshal.GetLastPInvokeError());
        }
    }

    public void SyncDirectory(string path) => SyncDirectoryAt(FullPath(path));

    public bool TrySyncAll()
    {
        if (!_canSyncAll) return false;
        SyncCall.FileSystem(_rootFd, _root);
        return true;
    }

    public bool CreateDirectory(string path)
    {
        if (Libc.MakeDirectory(FullPath(path), DirectoryMode) == 0) return true;
        var errno = Marshal.GetLastPInvokeError();
        return errno == Libc.Exists ? false : throw Failure.Of("mkdir", path, errno);
    }

    public bool Unlink(string path)
    {
        if (Libc.Unlink(FullPath(path)) == 0) return true;
        var errno = Marshal.GetLastPInvokeError();
        return errno == Libc.NoEntry ? false : throw Failure.Of("unlink", path, errno);
    }

    public bool RemoveDirectory(string path)
    {
        if (Libc.RemoveDirectory(FullPath(path)) == 0) return true;
        var errno = Marshal.GetLastPInvokeError();
        return errno is Libc.NoEntry or Libc.NotEmpty or Libc.Exists
            ? false
            : throw Failure.Of("rmdir", path, errno);
    }

    public IVaultLock? TryLock(string path)
    {
        var fd = OpenOrFail(FullPath(path), path, Libc.ReadWrite | Libc.Create, 0x1A4);
        while (Libc.Lock(fd, Libc.LockExclusive | Libc.LockNonBlocking) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            if (errno == Libc.Interrupted) continue;
            _ = Libc.Close(fd);
            return errno == Libc.WouldBlock ? null : throw Failure.Of("flock", path, errno);
        }

        return new PosixLock(fd);
    }

    public byte[]? Read(string path, int limitBytes)
    {
        using var stream = OpenRead(path);
        if (stream is null) return null;
        try
        {
            var length = stream.Length;
            if (length > limitBytes) throw Failure.TooLarge(path, length, limitBytes);
            var bytes = new byte[length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException failure) when (failure is not StorageException)
        {
            // The framework gives no errno here; whatever it was, the medium did not deliver the bytes.
            throw Failure.Of("read", path, Libc.InputOutput);
        }
    }

    public Stream? OpenRead(string path)
    {
        // By the call itself: the framework's own way of opening takes an flock on every file, which fails on
        // the lock that another process holds, and a reader has no business locking a vault's files.
        while (true)
        {
            var fd = Libc.Open(FullPath(path), Libc.ReadOnly | Libc.CloseOnExec, 0);
            if (fd >= 0) return new FileStream(new SafeFileHandle(fd, ownsHandle: true), FileAccess.Read, 0);
            var errno = Marshal.GetLastPInvokeError();
            if (errno is Libc.NoEntry or Libc.NotDirectory) return null;
            if (errno != Libc.Interrupted) throw Failure.Of("open", path, errno);
        }
    }

    public long? SizeBytes(string path)
    {
        var file = new FileInfo(FullPath(path));
        return file.Exists ? file.Length : null;
    }

    public IReadOnlyList<VaultEntry>? List(string path)
    {
        var directory = new DirectoryInfo(FullPath(path));
        if (!directory.Exists) return null;
        var entries = Listing.OrFail(path, () => directory
            .EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0 })
            .Select(entry => new VaultEntry(entry.Name, entry is DirectoryInfo)));
        entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return entries;
    }

    public string FullPath(string path) => path.Length == 0 ? _root : $"{_root}/{path}";

    public void Dispose()
    {
        if (_rootFd < 0) return;
        _ = Libc.Close(_rootFd);
        _rootFd = -1;
    }

    // Before Linux 5.8 syncfs(2) returned normally when a page could not be written.
    private static bool Kernel58OrNewer => OperatingSystem.IsOSPlatformVersionAtLeast("Linux", 5, 8);

    private static void SyncDirectoryAt(string fullPath)
    {
        var fd = Libc.Open(fullPath, Libc.ReadOnly | Libc.CloseOnExec, 0);
        if (fd < 0)
        {
            // What was renamed here is visible and cannot be made durable: that is a failed sync, whatever
            // the cause.
            throw Failure.OfSync("open for fsync", fullPath, Marshal.GetLastPInvokeError());
        }

        try
        {
            SyncCall.All(fd, fullPath);
        }
        finally
        {
            _ = Libc.Close(fd);
        }
    }

    private static int OpenOrFail(string fullPath, string path, int flags, int mode)
    {
        while (true)
        {
            var fd = Libc.Open(fullPath, flags | Libc.CloseOnExec, mode);
            if (fd >= 0) return fd;
            var errno = Marshal.GetLastPInvokeError();
            if (errno != Libc.Interrupted) throw Failure.Of("open", path, errno);
        }
    }
}
