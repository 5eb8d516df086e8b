using System.Runtime.InteropServices;

namespace Probative.Local.Sources;

/// <summary>
/// The calls that .NET does not have: names as bytes, opening relative to a folder without following links,
/// inode and change time.
/// </summary>
internal static partial class NativeFiles
{
    public const int CurrentFolder = -100;
    public const int PathBytesMax = 4096;

    public const int NoSuchEntry = 2;
    public const int NoSuchDevice = 6;
    public const int AccessDenied = 13;
    public const int NotAFolder = 20;
    public const int TooManyLinks = 40;

    private const int StatNoFollow = 0x100;
    private const int StatEmptyPath = 0x1000;
    private const uint StatBasic = 0x7ff;

    // asm-generic/fcntl.h; arm64 differs from x64 in these two alone.
    private static readonly bool s_isArm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
    private static readonly int s_folderOnly = s_isArm ? 0x4000 : 0x10000;
    private static readonly int s_noFollow = s_isArm ? 0x8000 : 0x20000;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    /// <summary>
    /// A new descriptor, or the negative error number. Never follows a link at the end of the name.
    /// </summary>
    public static int OpenFile(int folder, ReadOnlySpan<byte> nameWithZero) =>
        Open(folder, nameWithZero, NonBlocking | s_noFollow | CloseOnExec);

    public static int OpenFolder(int folder, ReadOnlySpan<byte> nameWithZero) =>
        Open(folder, nameWithZero, s_folderOnly | s_noFollow | CloseOnExec);

    /// <summary>
    /// 0, or the negative error number. Tells of a link itself, never of what it points to.
    /// </summary>
    public static int Stat(int folder, ReadOnlySpan<byte> nameWithZero, out FileStatus status) =>
        Stat(folder, nameWithZero, StatNoFollow, out status);

    public static int Stat(int descriptor, out FileStatus status) =>
        Stat(descriptor, "\0"u8, StatEmptyPath, out status);

    /// <summary>
    /// The number of bytes of directory entries read, 0 at the end, or the negative error number.
    /// </summary>
    public static unsafe int ReadEntries(int folder, Span<byte> buffer)
    {
        fixed (byte* to = buffer)
        {
            return Result(GetDirectoryEntries(folder, to, (nuint)buffer.Length));
        }
    }

    /// <summary>Where a link points, or null when it cannot be read.</summary>
    public static unsafe byte[]? ReadLink(int folder, ReadOnlySpan<byte> nameWithZero)
    {
        var target = new byte[PathBytesMax];
        fixed (byte* name = nameWithZero)
        fixed (byte* to = target)
        {
            var length = Result(ReadLinkAt(folder, name, to, (nuint)target.Length));
            return length < 0 ? null : target[..length];
        }
    }

    /// <summary>The path without links and dots, or null when it does not exist.</summary>
    public static unsafe byte[]? RealPath(ReadOnlySpan<byte> pathWithZero)
    {
        Span<byte> resolved = stackalloc byte[PathBytesMax + 1];
        fixed (byte* path = pathWithZero)
        fixed (byte* to = resolved)
        {
            if (ResolvePath(path, to) == null) return null;
        }

        return resolved[..resolved.IndexOf((byte)0)].ToArray();
    }

    private static unsafe int Open(int folder, ReadOnlySpan<byte> nameWithZero, int flags)
    {
        fixed (byte* name = nameWithZero)
        {
            return Result(OpenAt(folder, name, flags, 0));
        }
    }

    private static unsafe int Stat(
        int folder, ReadOnlySpan<byte> nameWithZero, int flags, out FileStatus status)
    {
        fixed (byte* name = nameWithZero)
        fixed (FileStatus* to = &status)
        {
            return Result(StatX(folder, name, flags, StatBasic, to));
        }
    }

    private static int Result(nint returned) =>
        returned >= 0 ? (int)returned : -Marshal.GetLastPInvokeError();

    [LibraryImport("libc", EntryPoint = "openat", SetLastError = true)]
    private static unsafe partial int OpenAt(int folder, byte* name, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static unsafe partial int StatX(int folder, byte* name, int flags, uint mask, FileStatus* status);

    [LibraryImport("libc", EntryPoint = "getdents64", SetLastError = true)]
    private static unsafe partial nint GetDirectoryEntries(int folder, byte* buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "readlinkat", SetLastError = true)]
    private static unsafe partial nint ReadLinkAt(int folder, byte* name, byte* buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "realpath", SetLastError = true)]
    private static unsafe partial byte* ResolvePath(byte* path, byte* resolved);
}
