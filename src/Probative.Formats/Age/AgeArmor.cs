using System.Text;

namespace Probative.Formats.Age;

/// <summary>
/// Reads the armored form: age-encryption.org/v1, "ASCII armor", which is RFC 7468, strict, with lines of 64
/// characters that may end in CRLF, and white space around the whole.
/// </summary>
internal sealed class AgeArmor(Stream input) : Stream
{
    public const string Begin = "-----BEGIN AGE ENCRYPTED FILE-----";

    private const string End = "-----END AGE ENCRYPTED FILE-----";
    private const int LineLength = 64;

    // White space before and after the whole that a reader passes over.
    private const int SpaceMax = 1024;

    private readonly Queue<byte> _decoded = new();
    private bool _isBegun;
    private bool _isLast;
    private bool _isEnded;

    /// <summary>True when what was read is not in the one form; then there is nothing more to read.</summary>
    public bool IsDamaged { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// True when the first byte that is no white space begins an armor. The stream is back at its start then.
    /// </summary>
    public static bool IsArmored(Stream input)
    {
        var at = input.Position;
        int next;
        do next = input.ReadByte();
        while (next >= 0 && IsSpace(next) && input.Position - at <= SpaceMax);

        var rest = new byte[Begin.Length - 1];
        var isArmored = next == Begin[0]
            && input.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) == rest.Length
            && Encoding.ASCII.GetString(rest) == Begin[1..];
        input.Position = at;
        return isArmored;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = 0;
        while (read < buffer.Length && (_decoded.Count > 0 || DecodeLine()))
            buffer[read++] = _decoded.Dequeue();
        return read;
    }

    public override int ReadByte() => _decoded.Count > 0 || DecodeLine() ? _decoded.Dequeue() : -1;

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>False at the end, and when the next line is not one of an armor.</summary>
    private bool DecodeLine()
    {
        if (_isEnded || IsDamaged) return false;
        if (!_isBegun && !ReadBegin()) return Fail();
        if (ReadLine() is not { } line) return Fail();
        if (line == End)
        {
            _isEnded = true;
            return IsOnlySpace() ? false : Fail();
        }

        // Only the last line is shorter, and only it is padded; it is not empty.
        if (_isLast || line.Length is 0 or > LineLength || line.Length % 4 != 0) return Fail();
        _isLast = line.Length < LineLength || line[^1] == '=';
        if (RawBase64.Decode(line.TrimEnd('=')) is not { } bytes || line.Length != (bytes.Length + 2) / 3 * 4)
            return Fail();
        foreach (var value in bytes) _decoded.Enqueue(value);
        return true;
    }

    private bool ReadBegin()
    {
        _isBegun = true;
        var spaces = 0;
        int next;
        while ((next = input.ReadByte()) >= 0 && IsSpace(next))
        {
            if (++spaces > SpaceMax) return false;
        }

        return next == Begin[0] && ReadLine() == Begin[1..];
    }

    private string? ReadLine()
    {
        var line = new StringBuilder(LineLength);
        while (line.Length <= LineLength + 1)
        {
            var next = input.ReadByte();

            // The last line of all may lack its end.
            if (next < 0 && line.ToString() != End) return null;
            if (next is '\n' or < 0)
            {
                var hasReturn = line.Length > 0 && line[^1] == '\r';
                return line.ToString(0, hasReturn ? line.Length - 1 : line.Length);
            }

            line.Append((char)next);
        }

        return null;
    }

    private bool IsOnlySpace()
    {
        for (var count = 0; count <= SpaceMax; count++)
        {
            var next = input.ReadByte();
            if (next < 0) return true;
            if (!IsSpace(next)) return false;
        }

        return false;
    }

    private bool Fail()
    {
        IsDamaged = true;
        return false;
    }

    private static bool IsSpace(int c) => c is ' ' or '\t' or '\r' or '\n';
}
