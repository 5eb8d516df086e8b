using System.Globalization;
using Probative.Kernel.Commands;

namespace Probative.Web.Uploads;

/// <summary>What can stand in the way of a file that comes in.</summary>
internal static class UploadProblems
{
    private const int NoSpace = 28;
    private const int OverQuota = 122;

    public static Problem Of(IOException failure) =>
        (failure.HResult & 0xffff) is NoSpace or OverQuota
            ? new Problem(
                "disk-full",
                null,
                "The disk of the vault is full: the rest of the file did not come in.",
                "Make room on that disk, then add the file again: it goes on where it stopped.")
            : new Problem(
                "upload-not-kept",
                null,
                "The disk did not take the file.",
                "Look whether the vault's folder can be written to, then add the file again.");

    public static Problem DiskFull(long wanted, long free) => new(
        "disk-full",
        null,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The disk of the vault has {free / 1_000_000:N0} MB free; a file of {wanted / 1_000_000:N0} MB "
            + $"needs twice its size while it is taken in."),
        "Make room on that disk, or take the file in by the command line: probative add.");

    public static Problem TooLarge() => new(
        "upload-too-large",
        null,
        "A file in a browser may have 50 GB.",
        "Take it in by the command line: probative add.");

    public static Problem TooMuch() => new(
        "uploads-waiting",
        null,
        "Too much waits to be taken in already.",
        "Answer the questions for what waits, or discard it; then add more.");
}
