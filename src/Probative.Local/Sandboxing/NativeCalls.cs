using System.Runtime.InteropServices;

namespace Probative.Local.Sandboxing;

/// <summary>The C library's calls that .NET does not have.</summary>
internal static partial class NativeCalls
{
    private const int SetDescriptorFlags = 2;
    private const int GetStatusFlags = 3;
    private const int SetStatusFlags = 4;
    private const int CloseOnExec = 1;
    private const int DoNotWait = 0x800;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "getegid")]
    public static partial uint EffectiveGroup();

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakePipe(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "chmod", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetRights(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Link(string from, string to);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GiveTo(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "kill")]
    public static partial int Signal(int process, int signal);

    /// <summary>
    /// No descriptor but the three standard ones reaches a program that is started. The runtime opens all of
    /// its own like that; this is for what a library opened without.
    /// </summary>
    public static void KeepDescriptorsBack()
    {
        const int lastStandard = 2;
        foreach (var entry in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            var isNumber = int.TryParse(
                Path.GetFileName(entry), System.Globalization.CultureInfo.InvariantCulture, out var fd);
            if (isNumber && fd > lastStandard) _ = Control(fd, SetDescriptorFlags, CloseOnExec);
        }
    }

    /// <summary>From now on, reading waits.</summary>
    public static void LetWait(int fd) =>
        _ = Control(fd, SetStatusFlags, Control(fd, GetStatusFlags, 0) & ~DoNotWait);

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int fd, int command, nint argument);
}
