using System.Text;

namespace Probative.Examination;

/// <summary>
/// Takes what a program writes line by line. A line that is longer than any of its own is cut: a stranger's
/// words may be in it.
/// </summary>
public sealed class LineSink(Action<string> take) : PushStream
{
    private const int LineMax = 4_096;

    private readonly byte[] _line = new byte[LineMax];
    private int _length;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var end = buffer.IndexOf((byte)'\n');
            var part = end < 0 ? buffer : buffer[..end];
            var count = Math.Min(part.Length, LineMax - _length);
            part[..count].CopyTo(_line.AsSpan(_length));
            _length += count;
            if (end < 0) return;
            take(Encoding.UTF8.GetString(_line, 0, _length));
            _length = 0;
            buffer = buffer[(end + 1)..];
        }
    }
}
