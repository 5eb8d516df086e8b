using Microsoft.Win32.SafeHandles;
using Probative.Local.Durable;

namespace Probative.Local.Sandboxing;

/// <summary>
/// A named pipe from which we read. Both ends are opened here before the decoder starts: so the decoder never
/// waits for us, and we never for a decoder that dies without having opened it. Our own writing end keeps the
/// pipe from ending before the decoder began, and is closed when it ended.
/// </summary>
internal sealed class OutputPipe : IDisposable
{
    private readonly SafeFileHandle _keepsOpen;
    private readonly FileStream _reading;

    private OutputPipe(SafeFileHandle reading, SafeFileHandle keepsOpen)
    {
        _keepsOpen = keepsOpen;
        _reading = new FileStream(reading, FileAccess.Read, bufferSize: 0);
    }

    public static OutputPipe Open(string path)
    {
        var reading = OpenEnd(path, Libc.ReadOnly);
        var keepsOpen = OpenEnd(path, Libc.WriteOnly);
        NativeCalls.LetWait((int)reading.DangerousGetHandle());
        return new OutputPipe(reading, keepsOpen);
    }

    /// <summary>Reads on a thread of its own: a pipe has no other way of waiting.</summary>
    public Task<long> PumpAsync(Stream to, long limit, Action over) => Task.Factory.StartNew(
        () => RunningDecoder.PumpAsync(_reading, to, limit, over),
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default).Unwrap();

    /// <summary>From now on it ends when the decoder's end of it is closed.</summary>
    public void NobodyWritesAnyMore() => _keepsOpen.Dispose();

    public void Dispose()
    {
        _keepsOpen.Dispose();
        _reading.Dispose();
    }

    private static SafeFileHandle OpenEnd(string path, int access)
    {
        var fd = Libc.Open(path, access | Libc.DoNotWait | Libc.CloseOnExec, 0);
        return fd < 0
            ? throw new IOException($"The pipe {path} cannot be opened.")
            : new SafeFileHandle(fd, ownsHandle: true);
    }
}
