namespace Probative.Local.Durable;

/// <summary>An flock(2) on an open file, which the kernel drops when the process ends.</summary>
internal sealed class PosixLock(int fd) : IVaultLock
{
    private int _fd = fd;

    public unsafe void Describe(ReadOnlySpan<byte> text)
    {
        _ = Libc.Truncate(_fd, 0);
        fixed (byte* start = text)
        {
            _ = Libc.WriteAt(_fd, start, text.Length, 0);
        }
    }

    public void Dispose()
    {
        if (_fd < 0) return;

        // Closing alone would not do: a child process that is just being started holds a copy of the
        // descriptor until it runs its program, and with it the lock.
        _ = Libc.Lock(_fd, Libc.Unlock);
        _ = Libc.Close(_fd);
        _fd = -1;
    }
}
