namespace Probative.Cli;

/// <summary>
/// Standard output and error, which whoever started the process may have closed. Their numbers then go to
/// what is opened next, a pipe of the runtime or a file of the vault, and what is printed would be written
/// into it: so a closed one is found before anything is printed, and nothing is ever written to it.
/// </summary>
internal static class StandardStreams
{
    private const int Output = 1;
    private const int Error = 2;
    private const int CloseOnExec = 0x80000;

    private static readonly List<FileStream> s_placeholders = [];

    public static bool IsOutputClosed { get; private set; }

    public static bool IsErrorClosed { get; private set; }

    /// <summary>
    /// Called first of all. The numbers that are still free are taken for as long as the process lives, so
    /// that no file of the vault gets one.
    /// </summary>
    public static void Begin()
    {
        if (!OperatingSystem.IsLinux()) return;

        // The system gives the lowest number that is free.
        while (OpenNull() is { } file)
        {
            if (NumberOf(file) > Error)
            {
                file.Dispose();
                break;
            }

            s_placeholders.Add(file);
        }

        (IsOutputClosed, IsErrorClosed) = (IsOwn(Output), IsOwn(Error));
    }

    /// <summary>
    /// Opened by this process, so not handed to it: the runtime opens everything to be closed on exec, and
    /// what has been through an exec cannot be so (open(2), O_CLOEXEC; proc(5), fdinfo).
    /// </summary>
    private static bool IsOwn(int number)
    {
        try
        {
            const string flags = "flags:";
            var line = File.ReadLines($"/proc/self/fdinfo/{number}")
                .First(line => line.StartsWith(flags, StringComparison.Ordinal));
            return (Convert.ToInt64(line[flags.Length..].Trim(), 8) & CloseOnExec) != 0;
        }
        catch (Exception unknown) when (
            unknown is IOException or UnauthorizedAccessException or InvalidOperationException
                or FormatException)
        {
            // No /proc here: then only the numbers that were still free are known.
            return s_placeholders.Any(file => NumberOf(file) == number);
        }
    }

    private static FileStream? OpenNull()
    {
        try
        {
            return new FileStream("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static int NumberOf(FileStream file) => (int)file.SafeFileHandle.DangerousGetHandle();
}
