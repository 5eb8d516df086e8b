using System.Globalization;

namespace Probative.Check.Reading;

/// <summary>Numbers of the specification: decimal, without sign or leading zeros, below 2^53.</summary>
internal static class Numeral
{
    private const long Limit = 1L << 53;

    public static bool TryParse(ReadOnlySpan<byte> ascii, out long number) =>
        long.TryParse(ascii, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number < Limit
        && (ascii.Length == 1 || ascii[0] != (byte)'0');
}
