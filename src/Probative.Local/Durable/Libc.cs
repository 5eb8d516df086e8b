using System.Runtime.InteropServices;

namespace Probative.Local.Durable;

/// <summary>
/// The C library's calls that durable writes need. The framework's own are no substitute: on Linux its flush
/// returns normally when fsync fails, and it cannot sync a directory. Only flags with the same value on every
/// Linux architecture are used.
/// </summary>
internal static partial class Libc
{
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int ReadWrite = 2;
    public const int Create = 0x40;
    public const int Exclusive = 0x80;
    public const int CloseOnExec = 0x80000;

    /// <summary>Where somebody put a pipe or a device, opening it returns all the same.</summary>
    public const int DoNotWait = 0x800;

    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int InputOutput = 5;
    public const int NoAccess = 13;
    public const int Exists = 17;
    public const int NotDirectory = 20;
    public const int NoSpace = 28;
    public const int ReadOnlyMedium = 30;
    public const int NotPermitted = 1;
    public const int WouldBlock = 11;
    public const int NotEmpty = 39;
    public const int Quota = 122;

    public const int LockExclusive = 2;
    public const int LockNonBlocking = 4;
    public const int Unlock = 8;

    /// <summary>SYNC_FILE_RANGE_WRITE: starts writing dirty pages and does not wait for them.</summary>
    public const uint StartWriting = 2;

    private const string Library = "libc";
    private const StringMarshalling Utf8 = StringMarshalling.Utf8;

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = Utf8)]
    public static partial int Open(string path, int flags, int mode);

    [LibraryImport(Library, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int fd);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static unsafe partial nint Write(int fd, byte* bytes, nint count);

    [LibraryImport(Library, EntryPoint = "pwrite64", SetLastError = true)]
    public static unsafe partial nint WriteAt(int fd, byte* bytes, nint count, long offset);

    [LibraryImport(Library, EntryPoint = "ftruncate64", SetLastError = true)]
    public static partial int Truncate(int fd, long length);

    [LibraryImport(Library, EntryPoint = "fsync", SetLastError = true)]
    public static partial int Sync(int fd);

    [LibraryImport(Library, EntryPoint = "fdatasync", SetLastError = true)]
    public static partial int SyncContent(int fd);

    [LibraryImport(Library, EntryPoint = "syncfs", SetLastError = true)]
    public static partial int SyncFileSystem(int fd);

    [LibraryImport(Library, EntryPoint = "sync_file_range", SetLastError = true)]
    public static partial int SyncFileRange(int fd, long offset, long count, uint flags);

    [LibraryImport(Library, EntryPoint = "rename", SetLastError = true, StringMarshalling = Utf8)]
    public static partial int Rename(string from, string to);

    [LibraryImport(Library, EntryPoint = "mkdir", SetLastError = true, StringMarshalling = Utf8)]
    public static partial int MakeDirectory(string path, int mode);

    [LibraryImport(Library, EntryPoint = "unlink", SetLastError = true, StringMarshalling = Utf8)]
    public static partial int Unlink(string path);

    [LibraryImport(Library, EntryPoint = "rmdir", SetLastError = true, StringMarshalling = Utf8)]
    public static partial int RemoveDirectory(string path);

    [LibraryImport(Library, EntryPoint = "flock", SetLastError = true)]
    public static partial int Lock(int fd, int operation);

    [LibraryImport(Library, EntryPoint = "fstatfs", SetLastError = true)]
    public static unsafe partial int FileSystemStatus(int fd, byte* status);
}
