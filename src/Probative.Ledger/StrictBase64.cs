using System.Buffers;
using System.Buffers.Text;

namespace Probative.Ledger;

/// <summary>
/// RFC 4648 with exactly one text for each byte string: no white space, no missing or additional padding, and
/// zero trailing bits (section 3.5). The framework's decoders accept several texts, which would let one
/// signed thing have two forms.
/// </summary>
internal static class StrictBase64
{
    private static ReadOnlySpan<byte> StandardAlphabet =>
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8;

    private static ReadOnlySpan<byte> UrlAlphabet =>
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8;

    private static readonly SearchValues<byte> StandardSet = SearchValues.Create(StandardAlphabet);
    private static readonly SearchValues<byte> UrlSet = SearchValues.Create(UrlAlphabet);

    /// <summary>Decodes section 4 (padded) into exactly <paramref name="bytes"/>; false if it is not
    /// that.</summary>
    public static bool TryDecodeExact(ReadOnlySpan<byte> ascii, Span<byte> bytes) =>
        ascii.Length == (bytes.Length + 2) / 3 * 4
        && IsStrict(ascii)
        && Base64.DecodeFromUtf8(ascii, bytes, out _, out var written) == OperationStatus.Done
        && written == bytes.Length;

    /// <summary>Decodes section 4 (padded); null if the text is not the one canonical text.</summary>
    public static byte[]? TryDecode(ReadOnlySpan<byte> ascii)
    {
        if (!IsStrict(ascii))
        {
            return null;
        }

        var padding = ascii.EndsWith("=="u8) ? 2 : ascii.EndsWith("="u8) ? 1 : 0;
        var bytes = new byte[(ascii.Length / 4 * 3) - padding];
        return Base64.DecodeFromUtf8(ascii, bytes, out _, out _) == OperationStatus.Done ? bytes : null;
    }

    /// <summary>Decodes section 5 (no padding) into exactly <paramref name="bytes"/>; false if not
    /// that.</summary>
    public static bool TryDecodeUrlExact(ReadOnlySpan<byte> ascii, Span<byte> bytes) =>
        ascii.Length == Base64Url.GetEncodedLength(bytes.Length)
        && IsStrictUrl(ascii)
        && Base64Url.DecodeFromUtf8(ascii, bytes, out _, out var written) == OperationStatus.Done
        && written == bytes.Length;

    /// <summary>Decodes section 5 (no padding); null if the text is not the one canonical text.</summary>
    public static byte[]? TryDecodeUrl(ReadOnlySpan<byte> ascii)
    {
        if (!IsStrictUrl(ascii))
        {
            return null;
        }

        var bytes = new byte[ascii.Length * 3L / 4];
        return Base64Url.DecodeFromUtf8(ascii, bytes, out _, out _) == OperationStatus.Done ? bytes : null;
    }

    /// <summary>Decodes section 5 (no padding) into as many bytes as there are; false if the text is not the
    /// one canonical text, or <paramref name="bytes"/> too short for it.</summary>
    public static bool TryDecodeUrl(ReadOnlySpan<byte> ascii, Span<byte> bytes, out int written)
    {
        written = 0;
        return IsStrictUrl(ascii)
            && Base64Url.DecodeFromUtf8(ascii, bytes, out _, out written) == OperationStatus.Done;
    }

    private static bool IsStrict(ReadOnlySpan<byte> ascii)
    {
        if (ascii.Length % 4 != 0)
        {
            return false;
        }

        var body = ascii.EndsWith("=="u8) ? ascii[..^2] : ascii.EndsWith("="u8) ? ascii[..^1] : ascii;
        return !body.ContainsAnyExcept(StandardSet) && TrailingBitsAreZero(body, StandardAlphabet);
    }

    private static bool IsStrictUrl(ReadOnlySpan<byte> ascii) =>
        !ascii.ContainsAnyExcept(UrlSet) && TrailingBitsAreZero(ascii, UrlAlphabet);

    private static bool TrailingBitsAreZero(ReadOnlySpan<byte> body, ReadOnlySpan<byte> alphabet) =>
        (body.Length % 4) switch
        {
            0 => true,
            2 => (alphabet.IndexOf(body[^1]) & 0b1111) == 0,
            3 => (alphabet.IndexOf(body[^1]) & 0b11) == 0,
            _ => false,
        };
}
