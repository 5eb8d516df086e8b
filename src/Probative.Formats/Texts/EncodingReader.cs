using System.Buffers;
using System.Globalization;
using System.Text;

namespace Probative.Formats.Texts;

/// <summary>Tells whether bytes are text, and in which encoding.</summary>
public static class EncodingReader
{
    /// <summary>
    /// Reads the encoding; null when the bytes are not text. It looks at every byte once and never throws.
    /// </summary>
    /// <param name="bytes">The beginning of the text; 64 KiB are plenty.</param>
    /// <param name="isWhole">True when this is the whole text, false when more follows.</param>
    public static TextEncoding? Read(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        if (bytes.IsEmpty) return null;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            var rest = bytes[3..];
            var (valid, invalid) = CountUtf8(rest, isWhole);
            return HasFewControls(rest) && invalid <= valid
                ? new TextEncoding(EncodingKind.Utf8, "UTF-8", 3, false, "byte order mark EF BB BF")
                : null;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Marked(bytes, isLittle: true);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Marked(bytes, isLittle: false);
        if (bytes.Contains((byte)0) && WideGuess(bytes) is { } wide) return wide;
        if (!HasFewControls(bytes)) return null;
        var (characters, faults) = CountUtf8(bytes, isWhole);
        if (characters == 0 && faults == 0)
        {
            return new TextEncoding(EncodingKind.Ascii, "US-ASCII", 0, false, "no byte above 7F");
        }

        if (faults == 0)
        {
            var told = string.Create(
                CultureInfo.InvariantCulture, $"{characters} characters of several bytes, all well-formed");
            return new TextEncoding(EncodingKind.Utf8, "UTF-8", 0, false, told);
        }

        if (characters >= 10L * faults)
        {
            var told = string.Create(
                CultureInfo.InvariantCulture, $"{characters} well-formed characters, {faults} faults");
            return new TextEncoding(EncodingKind.Utf8, "UTF-8", 0, true, told);
        }

        return SingleByteGuess.Read(bytes);
    }

    // Terminals and old word processors leave a few; a random byte is one of them every ninth time.
    private static bool HasFewControls(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var value in bytes)
        {
            var isControl = value is < 0x09 or 0x0B or (>= 0x0E and < 0x1B) or (> 0x1B and < 0x20) or 0x7F;
            if (isControl) count++;
        }

        return count * 500L <= bytes.Length;
    }

    private static (int Valid, int Invalid) CountUtf8(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        var (valid, invalid) = (0, 0);
        while (!bytes.IsEmpty)
        {
            if (bytes[0] < 0x80)
            {
                var next = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
                if (next < 0) break;
                bytes = bytes[next..];
            }

            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            if (status == OperationStatus.Done) valid++;
            else if (status == OperationStatus.InvalidData || isWhole) invalid++;
            bytes = bytes[used..];
        }

        return (valid, invalid);
    }

    private static TextEncoding? Marked(ReadOnlySpan<byte> bytes, bool isLittle)
    {
        var (fit, all) = CountWide(bytes[2..], isLittle, onlyKnown: false);
        if (fit * 50L < all * 49L || all == 0) return null;
        return isLittle
            ? new TextEncoding(EncodingKind.Utf16Little, "UTF-16LE", 2, false, "byte order mark FF FE")
            : new TextEncoding(EncodingKind.Utf16Big, "UTF-16BE", 2, false, "byte order mark FE FF");
    }

    private static TextEncoding? WideGuess(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8) return null;
        var (little, all) = CountWide(bytes, isLittle: true, onlyKnown: true);
        var (big, _) = CountWide(bytes, isLittle: false, onlyKnown: true);
        const string reading = "every other byte as in Latin or Cyrillic text";
        if (little * 20L >= all * 19L && little > big)
        {
            return new TextEncoding(EncodingKind.Utf16Little, "UTF-16LE", 0, true, reading);
        }

        return big * 20L >= all * 19L && big > little
            ? new TextEncoding(EncodingKind.Utf16Big, "UTF-16BE", 0, true, reading)
            : null;
    }

    private static (int Fit, int All) CountWide(ReadOnlySpan<byte> bytes, bool isLittle, bool onlyKnown)
    {
        var fit = 0;
        var all = bytes.Length / 2;
        for (var i = 0; i < all; i++)
        {
            var (first, second) = (bytes[2 * i], bytes[(2 * i) + 1]);
            var (low, high) = isLittle ? (first, second) : (second, first);
            var unit = (char)((high << 8) | low);
            var isControl = char.IsControl(unit) && unit is not ('\t' or '\n' or '\r');
            var isText = !isControl && unit < '\uFFFE';
            if (isText && (!onlyKnown || high is 0 or 4 or 0x20)) fit++;
        }

        return (fit, all);
    }
}
