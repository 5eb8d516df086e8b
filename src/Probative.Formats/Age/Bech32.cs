using System.Text;

namespace Probative.Formats.Age;

/// <summary>
/// Bech32 (BIP 173) as age uses it: without its limit of 90 characters, and in one case throughout.
/// </summary>
internal static class Bech32
{
    private const string Alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private const int SumLength = 6;

    // Longer than any key of any kind.
    private const int LengthMax = 8 * 1024;

    /// <param name="prefix">The human-readable part, in lower case.</param>
    /// <param name="bytes">The data.</param>
    public static string Encode(string prefix, ReadOnlySpan<byte> bytes)
    {
        var values = Regroup(bytes, 8, 5, pad: true)!;
        var sum = Polymod([.. Expand(prefix), .. values, .. new byte[SumLength]]) ^ 1;
        var text = new StringBuilder(prefix).Append('1');
        foreach (var value in values) text.Append(Alphabet[value]);
        for (var i = SumLength - 1; i >= 0; i--) text.Append(Alphabet[(int)(sum >> (5 * i)) & 31]);
        return text.ToString();
    }

    /// <summary>The data under this prefix; null when the text is anything else.</summary>
    public static byte[]? Decode(string prefix, string text)
    {
        if (text.Length > LengthMax) return null;
        if (text.Any(char.IsAsciiLetterLower) && text.Any(char.IsAsciiLetterUpper)) return null;
        var lower = text.ToLowerInvariant();
        if (!lower.StartsWith(prefix + "1", StringComparison.Ordinal)) return null;
        var data = lower.AsSpan(prefix.Length + 1);
        if (data.Length < SumLength) return null;
        var values = new byte[data.Length];
        for (var i = 0; i < data.Length; i++)
        {
            var value = Alphabet.IndexOf(data[i], StringComparison.Ordinal);
            if (value < 0) return null;
            values[i] = (byte)value;
        }

        return Polymod([.. Expand(prefix), .. values]) == 1
            ? Regroup(values.AsSpan(0, values.Length - SumLength), 5, 8, pad: false)
            : null;
    }

    private static IEnumerable<byte> Expand(string prefix) =>
        [.. prefix.Select(c => (byte)(c >> 5)), 0, .. prefix.Select(c => (byte)(c & 31))];

    private static uint Polymod(byte[] values)
    {
        ReadOnlySpan<uint> generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        var sum = 1u;
        foreach (var value in values)
        {
            var top = sum >> 25;
            sum = ((sum & 0x1ffffff) << 5) ^ value;
            for (var i = 0; i < 5; i++) sum ^= ((top >> i) & 1) == 1 ? generator[i] : 0;
        }

        return sum;
    }

    /// <summary>Null when bits are left over that are not zero, or a whole group of them.</summary>
    private static byte[]? Regroup(ReadOnlySpan<byte> values, int from, int to, bool pad)
    {
        var (bits, held) = (0, 0);
        var grouped = new List<byte>(values.Length * from / to + 1);
        foreach (var value in values)
        {
            bits = ((bits << from) | value) & 0xfff;
            held += from;
            while (held >= to)
            {
                held -= to;
                grouped.Add((byte)((bits >> held) & ((1 << to) - 1)));
            }
        }

        var rest = bits & ((1 << held) - 1);
        if (pad)
        {
            if (held > 0) grouped.Add((byte)(rest << (to - held)));
            return [.. grouped];
        }

        return held >= from || rest != 0 ? null : [.. grouped];
    }
}
