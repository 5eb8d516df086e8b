using System.Text;

namespace Probative.Ledger;

/// <summary>Strict UTF-8: what is not well-formed is refused, never replaced.</summary>
internal static class Utf8
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, true);

    /// <summary>The text; null if the bytes are no UTF-8.</summary>
    public static string? TryDecode(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>How many bytes from the start are well-formed.</summary>
    public static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    /// <summary>The bytes; throws for lone surrogates, which are a bug of the caller.</summary>
    public static byte[] Encode(string text) => Strict.GetBytes(text);

    /// <summary>False if the text holds a lone surrogate.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var at = text.IndexOfAnyInRange('\ud800', '\udfff');
            if (at < 0)
            {
                return true;
            }

            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return false;
            }

            text = text[(at + 2)..];
        }
    }
}
