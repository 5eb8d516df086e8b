using System.Runtime.InteropServices;

namespace Probative.Local.Durable;

/// <summary>
/// The three calls that make writes durable. Each is tried again only when a signal interrupted it before it
/// did anything; any other failure ends the writer (<see cref="Failure.OfSync"/>).
/// </summary>
internal static class SyncCall
{
    /// <summary>fsync(2): a file with its length and times, or the names in a directory.</summary>
    public static void All(int fd, string path) => Run(Libc.Sync, "fsync", fd, path);

    /// <summary>fdatasync(2): what is needed to read the content back.</summary>
    public static void Content(int fd, string path) => Run(Libc.SyncContent, "fdatasync", fd, path);

    /// <summary>syncfs(2): everything on the file system of an open file.</summary>
    public static void FileSystem(int fd, string path) => Run(Libc.SyncFileSystem, "syncfs", fd, path);

    private static void Run(Func<int, int> call, string name, int fd, string path)
    {
        while (call(fd) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            if (errno != Libc.Interrupted) throw Failure.OfSync(name, path, errno);
        }
    }
}
