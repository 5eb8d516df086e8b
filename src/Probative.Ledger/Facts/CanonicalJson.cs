using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Probative.Ledger.Facts;

/// <summary>
/// The JSON Canonicalization Scheme (RFC 8785) for the values of <see cref="JsonValue"/>: no white space,
/// names in the order of their UTF-16 code units, one form for each string and integer.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The deepest nesting that is read: 32. A deeper text is damage, so that no reader's stack is
    /// at a stranger's disposal.</summary>
    public const int DepthLimit = 32;

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="output">Where to.</param>
    public static void Write(JsonValue value, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(output);
        switch (value)
        {
            case JsonValue.Null:
                output.Write("null"u8);
                break;
            case JsonValue.Flag truth:
                output.Write(truth.Value ? "true"u8 : "false"u8);
                break;
            case JsonValue.Number number:
                WriteInteger(number.Value, output);
                break;
            case JsonValue.Text text:
                WriteString(text.Value, output);
                break;
            case JsonValue.List array:
                WriteArray(array, output);
                break;
            case JsonValue.Map members:
                WriteObject(members, output);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The canonical bytes of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] ToBytes(JsonValue value)
    {
        var output = new ArrayBufferWriter<byte>(256);
        Write(value, output);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>
    /// Reads any JSON text of the ledger's value set, canonical or not. Refused are floating-point numbers,
    /// integers of 2^53 and more, names that occur twice, lone surrogates, and nesting over 32.
    /// </summary>
    /// <param name="json">The whole text.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="damage">What is wrong: <c>JSON_SYNTAX</c>, <c>JSON_NUMBER</c>, <c>JSON_DUPLICATE</c>,
    /// <c>JSON_TEXT</c> or <c>JSON_DEPTH</c>.</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryParse(
        ReadOnlySpan<byte> json, [NotNullWhen(true)] out JsonValue? value, out Damage damage)
    {
        var reader = new JsonReader(json);
        value = reader.ReadWhole();
        damage = reader.Damage;
        return value is not null;
    }

    /// <summary>Reads a text that has to be canonical to the byte.</summary>
    /// <param name="json">The whole text.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="damage">As in <see cref="TryParse"/>, or <c>JSON_NOT_CANONICAL</c> with the first byte
    /// that the canonical text has otherwise.</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryParseCanonical(
        ReadOnlySpan<byte> json, [NotNullWhen(true)] out JsonValue? value, out Damage damage)
    {
        var reader = new JsonReader(json);
        value = reader.ReadWhole();
        damage = reader.Damage;
        if (value is null || reader.IsPlain)
        {
            return value is not null;
        }

        var canonical = ToBytes(value);
        var same = json.CommonPrefixLength(canonical);
        if (same != json.Length || same != canonical.Length)
        {
            value = null;
            damage = new Damage("JSON_NOT_CANONICAL", same, "The text is not in the form of RFC 8785.");
            return false;
        }

        return true;
    }

    internal static void WriteString(ReadOnlySpan<char> text, IBufferWriter<byte> output)
    {
        output.Write("\""u8);
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(Escaped);
            plain = plain < 0 ? text.Length : plain;

            // At most three bytes stand for one UTF-16 unit; a pair of them takes four.
            var span = output.GetSpan(plain * 3);
            output.Advance(Encoding.UTF8.GetBytes(text[..plain], span));
            if (plain < text.Length)
            {
                WriteEscape(text[plain], output);
                plain++;
            }

            text = text[plain..];
        }

        output.Write("\""u8);
    }

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Select(c => (char)c)) + "\"\\");

    private static void WriteEscape(char c, IBufferWriter<byte> output)
    {
        // RFC 8785 section 3.2.2.2: the short form where ECMAScript has one, else \u and lower-case hex.
        var span = output.GetSpan(6);
        var letter = c switch
        {
            '\b' => (byte)'b',
            '\t' => (byte)'t',
            '\n' => (byte)'n',
            '\f' => (byte)'f',
            '\r' => (byte)'r',
            '"' or '\\' => (byte)c,
            _ => (byte)0,
        };
        span[0] = (byte)'\\';
        span[1] = letter;
        if (letter != 0)
        {
            output.Advance(2);
            return;
        }

        "u00"u8.CopyTo(span[1..]);
        LowerHex.Encode([(byte)c], span[4..]);
        output.Advance(6);
    }

    private static void WriteInteger(long value, IBufferWriter<byte> output)
    {
        var span = output.GetSpan(20);
        value.TryFormat(span, out var written, default, System.Globalization.CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    private static void WriteArray(JsonValue.List array, IBufferWriter<byte> output)
    {
        output.Write("["u8);
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (i > 0)
            {
                output.Write(","u8);
            }

            Write(array.Items[i], output);
        }

        output.Write("]"u8);
    }

    private static void WriteObject(JsonValue.Map members, IBufferWriter<byte> output)
    {
        output.Write("{"u8);
        for (var i = 0; i < members.Members.Count; i++)
        {
            if (i > 0)
            {
                output.Write(","u8);
            }

            WriteString(members.Members[i].Key, output);
            output.Write(":"u8);
            Write(members.Members[i].Value, output);
        }

        output.Write("}"u8);
    }
}
