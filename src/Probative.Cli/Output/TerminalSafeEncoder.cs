using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Probative.Cli.Output;

/// <summary>
/// Escapes in JSON what its grammar demands (RFC 8259, 7), and every control, format and unassigned
/// character; all others, emoji and signs too, stand as themselves. The encoders of the library escape
/// whatever lies beyond U+FFFF, and more for the sake of HTML, which this is not.
/// </summary>
internal sealed class TerminalSafeEncoder : JavaScriptEncoder
{
    private const int LastOfPlane0 = 0xFFFF;

    /// <summary>`\uD83D\uDE00`: two escapes of six for what may be one character of input.</summary>
    public override int MaxOutputCharactersPerInputCharacter => 12;

    public override bool WillEncode(int unicodeScalar) => unicodeScalar switch
    {
        '"' or '\\' => true,
        >= ' ' and < 0x7F => false,
        _ => !Rune.TryCreate(unicodeScalar, out var rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned,
    };

    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var all = new ReadOnlySpan<char>(text, textLength);
        for (var at = 0; at < all.Length;)
        {
            // A lone surrogate is no character, and the caller's to replace.
            var status = Rune.DecodeFromUtf16(all[at..], out var rune, out var length);
            if (status != OperationStatus.Done || WillEncode(rune.Value)) return at;
            at += length;
        }

        return -1;
    }

    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        var escaped = Escaped(unicodeScalar);
        numberOfCharactersWritten = 0;
        if (!escaped.TryCopyTo(new Span<char>(buffer, bufferLength))) return false;
        numberOfCharactersWritten = escaped.Length;
        return true;
    }

    private static string Escaped(int scalar) => scalar switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        '\b' => @"\b",
        '\f' => @"\f",
        <= LastOfPlane0 => Unit((char)scalar),
        _ => string.Concat(new Rune(scalar).ToString().Select(Unit)),
    };

    private static string Unit(char unit) =>
        string.Create(CultureInfo.InvariantCulture, $@"\u{(int)unit:X4}");
}
