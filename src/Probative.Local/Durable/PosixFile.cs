using System.Runtime.InteropServices;

namespace Probative.Local.Durable;

/// <summary>A new file on a POSIX file system. Used by the durable thread alone.</summary>
internal sealed class PosixFile(int fd, string path) : IVaultFile
{
    private int _fd = fd;
    private long _length;
    private long _written;

    public unsafe void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            nint count;
            fixed (byte* start = bytes)
            {
                count = Libc.Write(_fd, start, bytes.Length);
            }

            if (count < 0)
            {
                var errno = Marshal.GetLastPInvokeError();
                if (errno == Libc.Interrupted) continue;
                throw Failure.Of("write", path, errno);
            }

            // POSIX lets write() stop anywhere, at a full disk for one: the next call then says why.
            bytes = bytes[(int)count..];
            _length += count;
        }
    }

    public void StartWriteback()
    {
        // The result does not matter: this is a hint, and Sync reports what could not be written.
        _ = Libc.SyncFileRange(_fd, _written, _length - _written, Libc.StartWriting);
        _written = _length;
    }

    public void Sync() => SyncCall.All(_fd, path);

    public void Dispose()
    {
        if (_fd < 0) return;

        // After close() the descriptor is gone even when it reports a failure (Linux close(2)), and it
        // promises nothing about durability: there is nothing to retry and nothing to learn.
        _ = Libc.Close(_fd);
        _fd = -1;
    }
}
