using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Probative.Formats.Containers;

/// <summary>
/// Opens a regular file for reading without following a link and without waiting at a pipe. The framework's
/// own open blocks for ever on a named pipe, which a folder from a stranger can hold.
/// </summary>
internal static partial class RegularFile
{
    private const int ReadOnly = 0;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    /// <summary>Opens the file or throws what the framework throws for files.</summary>
    public static SafeFileHandle Open(string path)
    {
        if (!OperatingSystem.IsLinux()) return OpenManaged(path);

        // O_NOFOLLOW differs between processors: asm-generic/fcntl.h against
        // arch/arm64/include/uapi/asm/fcntl.h.
        int noFollow = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm
            ? 0x8000
            : 0x20000;
        int descriptor = OpenFile(path, ReadOnly | NonBlocking | CloseOnExec | noFollow);
        if (descriptor < 0)
            throw new IOException(Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        try
        {
            // A pipe, a socket and a terminal have no length; a folder cannot be opened this way by a reader.
            // Files of the system and some devices say that they are empty, and are not.
            if (RandomAccess.GetLength(handle) > 0 || RandomAccess.Read(handle, new byte[1], 0) == 0)
                return handle;
        }
        catch (Exception unfit)
            when (unfit is NotSupportedException or IOException or UnauthorizedAccessException)
        {
            // Told below.
        }

        handle.Dispose();
        throw new IOException("It is a folder, pipe, socket or device, not a regular file.");
    }

    private static SafeFileHandle OpenManaged(string path)
    {
        if (new FileInfo(path).LinkTarget is not null) throw new IOException("It is a link.");
        return File.OpenHandle(path);
    }

    [LibraryImport(
        "libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);
}
