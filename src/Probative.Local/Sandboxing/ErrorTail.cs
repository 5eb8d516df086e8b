using System.Text;

namespace Probative.Local.Sandboxing;

/// <summary>Keeps the last bytes that are written, and shows them so that no terminal obeys them.</summary>
internal sealed class ErrorTail : Stream
{
    private const int KeptBytes = 4096;

    private readonly Lock _gate = new();
    private readonly byte[] _ring = new byte[KeptBytes];
    private long _total;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (_gate)
        {
            foreach (var value in buffer) _ring[_total++ % KeptBytes] = value;
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        lock (_gate)
        {
            for (var at = Math.Max(0, _total - KeptBytes); at < _total; at++)
            {
                var value = _ring[at % KeptBytes];
                text.Append(value is (byte)'\n' or (>= 0x20 and < 0x7F) ? (char)value : '.');
            }
        }

        return text.ToString();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
