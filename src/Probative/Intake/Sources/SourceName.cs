using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Probative.Intake.Sources;

/// <summary>
/// The text of a file name or path, without loss. File systems hold bytes; where they are UTF-8 the text is
/// theirs. A byte that is not part of valid UTF-8 is written as two slashes and two upper-case hex digits: no
/// name holds a slash and no canonical path two in a row, so the form cannot be a name's own
/// (docs/spec/facts.md).
/// </summary>
public static class SourceName
{
    public static string ToText(ReadOnlySpan<byte> name)
    {
        if (Utf8.IsValid(name)) return Encoding.UTF8.GetString(name);

        var text = new StringBuilder(name.Length + 8);
        Span<char> pair = stackalloc char[2];
        while (!name.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(name, out var rune, out var length) == OperationStatus.Done)
            {
                text.Append(pair[..rune.EncodeToUtf16(pair)]);
                name = name[length..];
            }
            else
            {
                text.Append("//").Append(name[0].ToString("X2", CultureInfo.InvariantCulture));
                name = name[1..];
            }
        }

        return text.ToString();
    }

    public static byte[] ToBytes(ReadOnlySpan<char> text)
    {
        if (!text.Contains("//", StringComparison.Ordinal)) return Encode(text);

        var bytes = new List<byte>(text.Length);
        while (!text.IsEmpty)
        {
            var at = text.IndexOf("//", StringComparison.Ordinal);
            var plain = at < 0 ? text : text[..at];
            bytes.AddRange(Encode(plain));
            if (at < 0) break;
            text = text[at..];
            if (text.Length >= 4 && IsUpperHex(text[2]) && IsUpperHex(text[3]))
            {
                var digits = text.Slice(2, 2);
                bytes.Add(byte.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                text = text[4..];
            }
            else
            {
                bytes.Add((byte)'/');
                text = text[1..];
            }
        }

        return [.. bytes];
    }

    private static byte[] Encode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.GetBytes(text, bytes);
        return bytes;
    }

    private static bool IsUpperHex(char c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'F');
}
