namespace Probative.Check.Reports;

/// <summary>
/// Standard output or standard error, which somebody may have closed, or sent where there is no room. A
/// check goes on without it; <see cref="Fault"/> says afterwards that something was lost.
/// </summary>
internal sealed class Outlet : Stream
{
    private readonly Stream? _inner;

    private Outlet(Stream? inner) => _inner = inner;

    /// <summary>Why something could not be written; null while everything was.</summary>
    public string? Fault { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens it; a stream that cannot be opened fails at the first write.</summary>
    public static Outlet Open(Func<Stream> open)
    {
        try
        {
            return new Outlet(open());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Outlet(null);
        }
    }

    public static Outlet Over(Stream stream) => stream as Outlet ?? new Outlet(stream);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Fault is not null || buffer.IsEmpty) return;
        if (_inner is null)
        {
            Fault = "it is closed.";
            return;
        }

        try
        {
            _inner.Write(buffer);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Fault = fault.Message;
        }
    }

    public override void Flush()
    {
        if (Fault is not null) return;
        try
        {
            _inner?.Flush();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Fault = fault.Message;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner?.Dispose();
        base.Dispose(disposing);
    }
}
