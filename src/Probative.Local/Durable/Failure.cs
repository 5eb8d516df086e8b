using System.Globalization;
using System.Runtime.InteropServices;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Local.Durable;

/// <summary>
/// Says what the medium refused, with a code that scripts can match and a hint for a person.
/// </summary>
internal static class Failure
{
    private const int ErrnoMax = 4096;

    /// <summary>
    /// An operation other than a sync failed: the piece of work it belongs to did not happen.
    /// </summary>
    public static StorageException Of(string operation, string path, int errno)
    {
        var (code, hint) = errno switch
        {
            Libc.NoSpace or Libc.Quota =>
                ("disk-full", "Free space on the disk, then run it again: it goes on where it stopped."),
            Libc.InputOutput =>
                ("disk-error", "Check the disk and its cable before writing more; keep the copies safe."),
            Libc.ReadOnlyMedium =>
                ("read-only", "The disk takes no writes: remount it, or use a command that only reads."),
            Libc.NoAccess or Libc.NotPermitted =>
                ("no-permission", "Run the command as the user who owns the vault, or mend its permissions."),
            Libc.NoEntry or Libc.NotDirectory =>
                ("missing", "Something removed a part of the vault: run `probative check`."),
            _ => ("storage-failed", "See the system's log for the cause, then run the command again."),
        };
        return new StorageException(new Problem(code, path, Text(operation, errno), hint));
    }

    /// <summary>What the framework says failed; on Unix its result is the errno, if there was one.</summary>
    public static StorageException Of(string operation, string path, IOException failure) =>
        failure as StorageException
        ?? Of(operation, path, failure.HResult is > 0 and < ErrnoMax ? failure.HResult : Libc.InputOutput);

    /// <summary>A file is longer than anything that this program writes there.</summary>
    public static StorageException TooLarge(string path, long sizeBytes, int limitBytes) => new(new Problem(
        "too-large",
        path,
        string.Create(CultureInfo.InvariantCulture, $"It has {sizeBytes} bytes, more than {limitBytes}."),
        "Nothing of ours writes such a file: run `probative check`."));

    /// <summary>
    /// A sync failed. What the kernel could not write it has dropped, and the next sync would return
    /// normally: so this process can no longer say what is durable, and MUST end.
    /// </summary>
    public static IntegrityException OfSync(string operation, string path, int errno) => new(
        "sync-failed",
        $"{path}: {Text(operation, errno)}. What was being written may be lost; none of it was acknowledged.",
        "Check the disk. Open the vault again on a sound disk: it holds everything that was acknowledged.");

    private static string Text(string operation, int errno) => string.Create(
        CultureInfo.InvariantCulture,
        $"{operation} failed: {Marshal.GetPInvokeErrorMessage(errno)} (errno {errno})");
}
