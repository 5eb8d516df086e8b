using System.Runtime.InteropServices;

namespace Probative.Fingerprints.Index.Storage;

/// <summary>
/// The C library's calls that durable writes and mapped reads need. The framework's flush returns normally
/// when fsync fails, and it cannot sync a folder. Only flags with the same value on every Linux architecture
/// are used.
/// </summary>
internal static partial class Libc
{
    public const int ReadOnly = 0;
    public const int WriteOnly = 1;
    public const int ReadWrite = 2;
    public const int CreateFile = 0x40;
    public const int Exclusive = 0x80;
    public const int CloseOnExec = 0x80000;
    public const int NoEntry = 2;
    public const int Interrupted = 4;
    public const int WouldBlock = 11;
    public const int LockExclusive = 2;
    public const int LockNonBlocking = 4;
    public const int ProtectionRead = 1;
    public const int MapShared = 1;
    public const int SeekEnd = 2;

    /// <summary>MADV_HUGEPAGE.</summary>
    public const int AdviseHugePages = 14;

    private const string Library = "libc";
    private const StringMarshalling Utf8 = StringMarshalling.Utf8;

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = Utf8)]
    public static partial int Open(string path, int flags, int mode);

    [LibraryImport(Library, EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int fd);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    public static unsafe partial nint Write(int fd, byte* bytes, nint count);

    [LibraryImport(Library, EntryPoint = "fsync", SetLastError = true)]
    public static partial int Sync(int fd);

    [LibraryImport(Library, EntryPoint = "lseek64", SetLastError = true)]
    public static partial long Seek(int fd, long offset, int whence);

    [LibraryImport(Library, EntryPoint = "rename", SetLastError = true, StringMarshalling = Utf8)]
    public static partial int Rename(string from, string to);

    [LibraryImport(Library, EntryPoint = "unlink", SetLastError = true, StringMarshalling = Utf8)]
    public static partial int Unlink(string path);

    [LibraryImport(Library, EntryPoint = "flock", SetLastError = true)]
    public static partial int Lock(int fd, int operation);

    [LibraryImport(Library, EntryPoint = "mmap64", SetLastError = true)]
    public static unsafe partial byte* Map(
        byte* at, nuint length, int protection, int flags, int fd, long offset);

    [LibraryImport(Library, EntryPoint = "munmap", SetLastError = true)]
    public static unsafe partial int Unmap(byte* at, nuint length);

    [LibraryImport(Library, EntryPoint = "madvise", SetLastError = true)]
    public static unsafe partial int Advise(byte* at, nuint length, int advice);
}
