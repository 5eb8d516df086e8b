using System.Runtime.InteropServices;
using Probative.Local.Durable;

namespace Probative.Local.Facts;

/// <summary>
/// Makes what SQLite committed durable, by fdatasync(2) of its write-ahead log. SQLite as .NET brings it
/// knows only fsync, which has the file system journal the time of the last write too; where the log is
/// written over and does not grow, fdatasync leaves that out. The file stays the same for as long as
/// a connection is open, and a failure to write is told to every descriptor that was open then: so this one
/// is opened once and stays.
/// </summary>
internal sealed class CommitSync : IDisposable
{
    private readonly string _path;
    private int _fd = -1;

    /// <param name="database">The path of the database, not of its log.</param>
    public CommitSync(string database) => _path = database + "-wal";

    /// <summary>
    /// Returns when everything that was committed is durable. A crash before leaves the last commits or
    /// leaves them out: nobody was told of them.
    /// </summary>
    /// <exception cref="Ledger.IntegrityException">What is durable can no longer be known.</exception>
    public void Run()
    {
        if (_fd < 0)
        {
            _fd = Libc.Open(_path, Libc.ReadOnly | Libc.CloseOnExec, 0);
            if (_fd < 0) throw Failure.OfSync("open", _path, Marshal.GetLastPInvokeError());
        }

        while (Libc.SyncContent(_fd) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            if (errno != Libc.Interrupted) throw Failure.OfSync("fdatasync", _path, errno);
        }
    }

    public void Dispose()
    {
        if (_fd >= 0) _ = Libc.Close(_fd);
        _fd = -1;
    }
}
