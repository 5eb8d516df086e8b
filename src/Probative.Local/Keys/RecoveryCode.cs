using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Probative.Local.Keys;

/// <summary>
/// 160 random bits that open the vault when the passphrase is lost: printed once, on paper, stored nowhere.
/// Written in Crockford's base 32, eight groups of four characters, and a check character that finds every
/// single mistyped character and every two that changed places.
/// </summary>
public sealed class RecoveryCode
{
    private const int SizeBytes = 20;
    private const int Characters = 32;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    // The check is a remainder by 37, a prime, so it needs five more characters than the digits.
    private const string CheckAlphabet = Alphabet + "*~$=U";

    private readonly byte[] _bits;

    private RecoveryCode(byte[] bits) => _bits = bits;

    /// <summary>The secret itself.</summary>
    internal ReadOnlySpan<byte> Bits => _bits;

    public static RecoveryCode Generate() => new(RandomNumberGenerator.GetBytes(SizeBytes));

    /// <summary>
    /// Reads what a person typed from paper: spaces and hyphens do not matter, nor does case, and the letters
    /// that look like digits are taken for them.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out RecoveryCode? code)
    {
        code = null;
        var number = BigInteger.Zero;
        var count = 0;
        foreach (var c in text ?? "")
        {
            if (c is '-' or ' ') continue;
            var value = CheckAlphabet.IndexOf(Normal(c), StringComparison.Ordinal);
            if (value < 0 || count > Characters) return false;
            if (count++ < Characters)
            {
                if (value >= Alphabet.Length) return false;
                number = (number << 5) | value;
            }
            else if (value != (int)(number % CheckAlphabet.Length))
            {
                return false;
            }
        }

        if (count != Characters + 1) return false;
        var bits = new byte[SizeBytes];
        var written = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        written.CopyTo(bits, SizeBytes - written.Length);
        code = new RecoveryCode(bits);
        return true;
    }

    /// <summary>The text to print.</summary>
    public override string ToString()
    {
        var number = new BigInteger(_bits, isUnsigned: true, isBigEndian: true);
        var text = new StringBuilder();
        for (var i = Characters - 1; i >= 0; i--)
        {
            text.Append(Alphabet[(int)((number >> (5 * i)) & 31)]);
            if (i % 4 == 0) text.Append('-');
        }

        return text.Append(CheckAlphabet[(int)(number % CheckAlphabet.Length)]).ToString();
    }

    private static char Normal(char c) => char.ToUpperInvariant(c) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };
}
