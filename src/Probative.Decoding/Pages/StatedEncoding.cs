using System.Text;
using System.Text.RegularExpressions;
using Probative.Formats.Texts;

namespace Probative.Decoding.Pages;

/// <summary>
/// The encoding that a page states of itself within its first 1,024 bytes (HTML Living Standard, 4.2.5.4).
/// </summary>
internal static partial class StatedEncoding
{
    private const int Reach = 1024;

    /// <summary>Its name as written; null for none.</summary>
    public static string? NameIn(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head[..Math.Min(head.Length, Reach)]);
        return Form().Match(text) is { Success: true } match ? match.Groups[1].Value : null;
    }

    /// <summary>Null where it is none that is read by its name alone.</summary>
    public static TextEncoding? Of(string? name) => name?.ToLowerInvariant() switch
    {
        "windows-1251" or "cp1251" or "x-cp1251" => Stated(EncodingKind.Windows1251, "windows-1251"),
        "koi8-r" or "koi8" => Stated(EncodingKind.Koi8Russian, "KOI8-R"),
        "koi8-u" or "koi8-ru" => Stated(EncodingKind.Koi8Ukrainian, "KOI8-U"),
        "ibm866" or "cp866" or "866" => Stated(EncodingKind.Dos866, "IBM866"),
        "windows-1252" or "cp1252" or "iso-8859-1" or "latin1" or "us-ascii" =>
            Stated(EncodingKind.Windows1252, "windows-1252"),
        _ => null,
    };

    private static TextEncoding Stated(EncodingKind kind, string name) =>
        new(kind, name, 0, false, "stated in the page");

    [GeneratedRegex(
        @"<meta[^>]{0,200}?charset\s*=\s*[""']?\s*([A-Za-z0-9_-]{1,40})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
