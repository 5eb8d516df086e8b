namespace Probative.Formats.Age;

/// <summary>Base64 (RFC 4648 section 4) without padding, in its one canonical form.</summary>
internal static class RawBase64
{
    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=');

    /// <summary>Null when the text is anything but what <see cref="Encode"/> writes.</summary>
    public static byte[]? Decode(string text)
    {
        if (text.Length % 4 == 1 || text.Contains('=', StringComparison.Ordinal)) return null;
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, bytes, out var count)
            && Encode(bytes.AsSpan(0, count)) == text
                ? bytes[..count]
                : null;
    }
}
