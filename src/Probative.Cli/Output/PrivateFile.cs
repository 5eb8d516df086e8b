namespace Probative.Cli.Output;

/// <summary>A file for its owner alone: what it holds is opened.</summary>
internal static class PrivateFile
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>Opens it for writing; another process may read it meanwhile.</summary>
    /// <exception cref="IOException">It cannot be, or is there already where it must not.</exception>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions
        {
            Mode = mode, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = BufferBytes,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
