using System.Text;
using System.Text.Unicode;

namespace Probative.Fingerprints.HashLists;

/// <summary>Reads lines that end with a line feed, before which a carriage return may stand.</summary>
internal ref struct LineReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
    private long _number;

    /// <summary>False at the end.</summary>
    public bool TryRead(out ListLine line)
    {
        line = default;
        if (_at >= _bytes.Length) return false;
        var rest = _bytes[_at..];
        var length = rest.IndexOf((byte)'\n');
        var bytes = length < 0 ? rest : rest[..length];
        line = Of(bytes, ++_number, _at);
        _at += bytes.Length + 1;
        return true;
    }

    private static ListLine Of(ReadOnlySpan<byte> bytes, long number, long offset)
    {
        // JSON is often one line, and its first sign says what it is.
        var trimmed = bytes.Trim(" \t\r"u8);
        if (trimmed.Length > HashListReader.MostLineBytes)
        {
            return trimmed[0] is (byte)'[' or (byte)'{'
                ? new ListLine(number, offset, ((char)trimmed[0]).ToString(), null)
                : new ListLine(
                    number, offset, null, $"The line has over {HashListReader.MostLineBytes} bytes.");
        }

        return Utf8.IsValid(trimmed)
            ? new ListLine(number, offset, Encoding.UTF8.GetString(trimmed), null)
            : new ListLine(number, offset, null, "The line is not UTF-8.");
    }
}
