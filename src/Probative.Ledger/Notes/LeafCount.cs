using System.Globalization;

namespace Probative.Ledger.Notes;

/// <summary>
/// Tree sizes and leaf indices in text: ASCII decimals without leading zeros. They are kept below 2^63, so
/// that a signed 64-bit number (SQLite's, Go's) can hold each of them; no tree comes near.
/// </summary>
internal static class LeafCount
{
    public static bool TryParse(ReadOnlySpan<byte> ascii, out ulong number) =>
        ulong.TryParse(ascii, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number <= long.MaxValue
        && (ascii.Length == 1 || ascii[0] != (byte)'0');
}
