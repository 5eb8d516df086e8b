using System.Runtime.InteropServices;

namespace Probative.Fingerprints.Index.Storage;

/// <summary>A new file on a POSIX file system.</summary>
internal sealed unsafe class PosixFile(int fd, string name) : IIndexFile
{
    private int _fd = fd;

    public static void Sync(int fd, string name)
    {
        while (Libc.Sync(fd) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            if (errno != Libc.Interrupted) throw new IndexStorageException("fsync", name, errno);
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            nint count;
            fixed (byte* start = bytes) count = Libc.Write(_fd, start, bytes.Length);
            if (count < 0)
            {
                var errno = Marshal.GetLastPInvokeError();
                if (errno == Libc.Interrupted) continue;
                throw new IndexStorageException("write", name, errno);
            }

            // POSIX lets write() stop anywhere, at a full disk for one: the next call then says why.
            bytes = bytes[(int)count..];
        }
    }

    public void Sync() => Sync(_fd, name);

    public void Dispose()
    {
        if (_fd >= 0) _ = Libc.Close(_fd);
        _fd = -1;
    }
}
