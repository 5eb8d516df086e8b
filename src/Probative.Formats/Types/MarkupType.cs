using System.Buffers;
using static Probative.Formats.Types.PaperTypes;

namespace Probative.Formats.Types;

/// <summary>
/// HTML by what a browser would sniff (WHATWG MIME Sniffing 7.1), XML by its first element.
/// </summary>
internal static class MarkupType
{
    // What a browser looks at.
    private const int MostSniffed = 1445;

    private static readonly string[] s_tags =
        ["<head", "<body", "<script", "<title", "<table", "<iframe", "<div"];

    private static readonly SearchValues<char> s_nameEnds = SearchValues.Create(" \t\r\n>/");

    // Comments, instructions and a document type before the first element.
    private const int MostProlog = 64;

    public static TypeFinding? Read(Head head, ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] != '<') return null;
        var isPacket = text.StartsWith("<?xpacket", StringComparison.Ordinal);
        if (isPacket) return head.Found(Xmp, 0, "\"<?xpacket\"");
        var isXml = text.StartsWith("<?xml", StringComparison.Ordinal);
        var root = RootName(text, out var isPage);
        var local = root[(root.IndexOf(':') + 1)..];
        if (isPage || local.Equals("html", StringComparison.OrdinalIgnoreCase))
        {
            return head.Found(Html, 0, $"first element \"{root}\"");
        }

        FileType? type = local.ToString() switch
        {
            "svg" => PictureTypes.Svg,
            "kml" => Kml,
            "gpx" => Gpx,
            "xmpmeta" or "xapmeta" or "RDF" => Xmp,
            "plist" => Plist,
            _ => null,
        };
        if (type is not null) return head.Found(type, 0, $"first element \"{root}\"");
        if (isXml) return head.Found(Xml, 0, "\"<?xml\"");
        if (Tag(text[..Math.Min(text.Length, MostSniffed)]) is { } tag)
        {
            return head.Found(Html, 0, $"element \"{tag}\"", isGuess: true);
        }

        var hasNamespace = text[..Math.Min(text.Length, 2000)].Contains("xmlns", StringComparison.Ordinal);
        return root.Length > 0 && hasNamespace ? head.Found(Xml, 0, $"first element \"{root}\"") : null;
    }

    private static ReadOnlySpan<char> RootName(ReadOnlySpan<char> text, out bool isPage)
    {
        isPage = false;
        for (var i = 0; i < MostProlog && text.Length > 1 && text[0] == '<'; i++)
        {
            if (char.IsAsciiLetter(text[1]) || text[1] == '_')
            {
                var end = text[1..].IndexOfAny(s_nameEnds);
                return text.Slice(1, end < 0 ? Math.Min(60, text.Length - 1) : Math.Min(60, end));
            }

            if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)) isPage = true;
            var close = text.StartsWith("<!--", StringComparison.Ordinal) ? "-->" : Closing(text);
            var at = text.IndexOf(close, StringComparison.Ordinal);
            if (at < 0) return "";
            text = text[(at + close.Length)..].TrimStart();
        }

        return "";
    }

    // A document type may hold declarations in brackets.
    private static string Closing(ReadOnlySpan<char> text)
    {
        if (text[1] == '?') return "?>";
        var (bracket, close) = (text.IndexOf('['), text.IndexOf('>'));
        return bracket >= 0 && bracket < close ? "]>" : ">";
    }

    private static string? Tag(ReadOnlySpan<char> text)
    {
        foreach (var tag in s_tags)
        {
            var at = text.IndexOf(tag, StringComparison.OrdinalIgnoreCase);
            var end = at + tag.Length;
            if (at >= 0 && end < text.Length && text[end] is ' ' or '>' or '\n' or '\r') return tag;
        }

        return null;
    }
}
