using System.Runtime.InteropServices;
using Probative.Local.Durable;

namespace Probative.Local.Facts;

/// <summary>
/// Makes what SQLite committed durable, by fdatasync(2) of its write-ahead log. SQLite as .NET brings it
/// knows only fsync, which has the file system journal the time of the last write too; where the log is
/// written over and does not grow, fdatasync leaves that out. The file stays the same for as long as
/// a connection is open, and a failure to write is told to every descriptor that was open then: so this one
/// is opened once and stays.
/// <para>
/// The name of the log has to last as well. SQLite syncs the folder when it begins a log, and passes over a
/// failure of that; so the folder is synced here once more, by a descriptor that was open before SQLite
/// began and is told what failed since.
/// </para>
/// </summary>
internal sealed class CommitSync : IDisposable
{
    private readonly string _path;
    private readonly string _folder;
    private int _folderFd;
    private int _fd = -1;

    /// <summary>MUST be made before the database is opened for writing.</summary>
    /// <param name="database">The path of the database, not of its log.</param>
    public CommitSync(string database)
    {
        _path = database + "-wal";
        _folder = Path.GetDirectoryName(Path.GetFullPath(database))!;
        _folderFd = Open(_folder);
    }

    /// <summary>
    /// Returns when everything that was committed is durable. A crash before leaves the last commits or
    /// leaves them out: nobody was told of them.
    /// </summary>
    /// <exception cref="Ledger.IntegrityException">What is durable can no longer be known.</exception>
    public void Run()
    {
        var isFirst = _fd < 0;
        if (isFirst) _fd = Open(_path);
        SyncCall.Content(_fd, _path);
        if (isFirst) SyncCall.All(_folderFd, _folder);
    }

    public void Dispose()
    {
        Close(ref _fd);
        Close(ref _folderFd);
    }

    private static int Open(string path)
    {
        var fd = Libc.Open(path, Libc.ReadOnly | Libc.CloseOnExec, 0);
        return fd >= 0 ? fd : throw Failure.OfSync("open", path, Marshal.GetLastPInvokeError());
    }

    private static void Close(ref int fd)
    {
        if (fd >= 0) _ = Libc.Close(fd);
        fd = -1;
    }
}
