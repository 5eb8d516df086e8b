using System.Text;
using System.Text.Json;
using Probative.Formats.Texts;
using static Probative.Formats.Types.PaperTypes;

namespace Probative.Formats.Types;

/// <summary>Texts by what they begin with, and plain text where nothing else fits.</summary>
internal static class TextType
{
    // Deeper than any writer nests; the reader keeps one bit for each level.
    private const int MostJsonDepth = 1000;

    public static TypeFinding? Read(Head head)
    {
        if (EncodingReader.Read(head.Bytes, head.IsWhole) is not { } encoding) return null;
        var text = Characters.Decode(head.Bytes, encoding);
        var at = 0;
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '\uFEFF')) at++;
        var start = text.AsSpan(at);
        return Beginning(head, start)
            ?? MarkupType.Read(head, start)
            ?? JsonOf(head, text, start)
            ?? LinedType.Read(head, start)
            ?? head.Found(Plain, 0, $"{encoding.Name}: {encoding.Reading}");
    }

    private static TypeFinding? Beginning(Head head, ReadOnlySpan<char> start)
    {
        foreach (var (expected, type) in s_beginnings)
        {
            if (start.StartsWith(expected, StringComparison.OrdinalIgnoreCase))
            {
                return head.Found(type, 0, $"begins \"{expected}\"");
            }
        }

        return null;
    }

    private static TypeFinding? JsonOf(Head head, string text, ReadOnlySpan<char> start)
    {
        if (start.IsEmpty || start[0] is not ('{' or '[')) return null;
        var bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        var options = new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = MostJsonDepth };
        var reader = new Utf8JsonReader(bytes, head.IsWhole, new JsonReaderState(options));
        var (values, tokens) = (0, 0);
        try
        {
            while (reader.Read())
            {
                tokens++;
                var isValueEnd = reader.CurrentDepth == 0
                    && reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject;
                if (isValueEnd) values++;
            }
        }
        catch (JsonException)
        {
            return null;
        }

        if (values == 0 && head.IsWhole) return null;
        return values > 1
            ? head.Found(JsonLines, 0, $"{values} JSON values in a row")
            : head.Found(Json, 0, $"{tokens} JSON tokens without a fault");
    }

    private static readonly (string Expected, FileType Type)[] s_beginnings =
    [
        ("WEBVTT", WebVtt),
        ("[Script Info]", Ass),
        ("BEGIN:VCARD", VCard),
        ("BEGIN:VCALENDAR", ICalendar),
        ("-----BEGIN ", Pem),
        ("StartFontMetrics", FontMetrics),
    ];
}
