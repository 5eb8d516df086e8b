using System.Buffers;

namespace Probative.Ledger;

/// <summary>Lower-case hexadecimal: the only hexadecimal form that the ledger's formats know.</summary>
internal static class LowerHex
{
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdef"u8);

    /// <summary>Decodes exactly; false for any other length or character, capitals included.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> ascii, Span<byte> bytes) =>
        ascii.Length == bytes.Length * 2
        && !ascii.ContainsAnyExcept(Digits)
        && Convert.FromHexString(ascii, bytes, out _, out _) == OperationStatus.Done;

    /// <summary>The first byte that is no lower-case digit, or -1.</summary>
    public static int FirstWrong(ReadOnlySpan<byte> ascii) => ascii.IndexOfAnyExcept(Digits);

    /// <summary>Writes two digits for each byte.</summary>
    public static void Encode(ReadOnlySpan<byte> bytes, Span<byte> ascii)
    {
        if (!Convert.TryToHexStringLower(bytes, ascii, out _))
        {
            throw new ArgumentException("The destination is too short.", nameof(ascii));
        }
    }
}
