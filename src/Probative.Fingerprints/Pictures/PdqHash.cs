using System.Globalization;
using System.Numerics;

namespace Probative.Fingerprints.Pictures;

/// <summary>
/// The 256 bits of a PDQ hash. Bit 16·i + j tells whether the coefficient of vertical frequency i + 1 and
/// horizontal frequency j + 1 lies above the median of all.
/// </summary>
/// <param name="A">Bits 0 to 63.</param>
/// <param name="B">Bits 64 to 127.</param>
/// <param name="C">Bits 128 to 191.</param>
/// <param name="D">Bits 192 to 255.</param>
public readonly record struct PdqHash(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>How many bits a hash has, and so how far two can lie apart.</summary>
    public const int Bits = 256;

    /// <summary>How many digits the text of a hash has.</summary>
    public const int HexDigits = 64;

    /// <summary>One bit.</summary>
    /// <param name="bit">0 to 255.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bit"/> is none of them.</exception>
    public bool this[int bit]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(bit);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bit, Bits);
            var word = (bit >> 6) switch { 0 => A, 1 => B, 2 => C, _ => D };
            return ((word >> (bit & 63)) & 1) != 0;
        }
    }

    /// <summary>How many bits differ, 0 to 256. Copies of a picture commonly lie within 31.</summary>
    /// <param name="left">One hash.</param>
    /// <param name="right">The other.</param>
    public static int Distance(PdqHash left, PdqHash right) =>
        BitOperations.PopCount(left.A ^ right.A)
        + BitOperations.PopCount(left.B ^ right.B)
        + BitOperations.PopCount(left.C ^ right.C)
        + BitOperations.PopCount(left.D ^ right.D);

    /// <summary>Reads the text that <see cref="ToHex"/> gives, in small or capital digits.</summary>
    /// <param name="hex">Exactly 64 hexadecimal digits.</param>
    /// <param name="hash">The hash; zero when false is returned.</param>
    public static bool TryParse(ReadOnlySpan<char> hex, out PdqHash hash)
    {
        hash = default;
        if (hex.Length != HexDigits) return false;
        Span<ulong> words = stackalloc ulong[4];
        for (var i = 0; i < words.Length; i++)
        {
            var digits = hex.Slice(i * 16, 16);
            if (!ulong.TryParse(
                    digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out words[i]))
            {
                return false;
            }
        }

        hash = new PdqHash(words[3], words[2], words[1], words[0]);
        return true;
    }

    /// <summary>As <see cref="TryParse"/>, for text that must be a hash.</summary>
    /// <param name="hex">Exactly 64 hexadecimal digits.</param>
    /// <exception cref="FormatException"><paramref name="hex"/> is none.</exception>
    public static PdqHash Parse(ReadOnlySpan<char> hex) => TryParse(hex, out var hash)
        ? hash
        : throw new FormatException("A PDQ hash is written as 64 hexadecimal digits.");

    /// <summary>64 small hexadecimal digits, bit 255 first: the form in which hashes are exchanged.</summary>
    public string ToHex() => string.Create(CultureInfo.InvariantCulture, $"{D:x16}{C:x16}{B:x16}{A:x16}");

    /// <summary>The same as <see cref="ToHex"/>.</summary>
    public override string ToString() => ToHex();
}
