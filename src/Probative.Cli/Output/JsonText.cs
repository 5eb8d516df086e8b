using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Probative.Cli.Output;

/// <summary>
/// How JSON is written here: letters of every script stand as themselves, control and format characters are
/// escaped, so that a terminal is safe even when a document is printed on it.
/// </summary>
internal static class JsonText
{
    public static JsonWriterOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.Create(Settings()) };

    private static TextEncoderSettings Settings()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        for (var c = 0x80; c <= char.MaxValue; c++)
        {
            if (CharUnicodeInfo.GetUnicodeCategory((char)c) is UnicodeCategory.Format
                or UnicodeCategory.Control or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned)
            {
                settings.ForbidCharacter((char)c);
            }
        }

        return settings;
    }
}
