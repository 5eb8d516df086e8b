using System.Buffers.Text;
using System.Net;
using System.Text;

namespace Probative.Tests.Handover.Support;

/// <summary>
/// Looks for words in files the plain way, with none of the product's code: in the bytes, in what base64url
/// parts decode to, in what a page shows, and as hexadecimal, base64 and percent-encoding of the word.
/// </summary>
internal static class Searcher
{
    /// <summary>Every place where one of the words stands, as `path: word`.</summary>
    public static List<string> Find(
        IEnumerable<KeyValuePair<string, byte[]>> files, params IEnumerable<string> words)
    {
        var forms = words.SelectMany(word => Forms(word).Select(form => (word, form))).Distinct().ToList();
        var found = new List<string>();
        foreach (var (path, bytes) in files)
        {
            var texts = new List<string> { path, Encoding.UTF8.GetString(bytes) };
            texts.AddRange(Decoded(texts[1]));
            if (path.EndsWith(".html", StringComparison.Ordinal)) texts.Add(Shown(texts[1]));
            found.AddRange(forms
                .Where(pair => texts.Exists(t => t.Contains(pair.form, StringComparison.OrdinalIgnoreCase)))
                .Select(pair => $"{path}: {pair.word}")
                .Distinct());
        }

        return found;
    }

    private static IEnumerable<string> Forms(string word)
    {
        yield return word;
        yield return Uri.EscapeDataString(word);
        yield return WebUtility.HtmlEncode(word);
        yield return System.Text.Json.JsonEncodedText.Encode(word).ToString();
        if (word.Length is not (32 or 64) || !word.All(char.IsAsciiHexDigit)) yield break;
        var bytes = Convert.FromHexString(word);
        yield return Convert.ToBase64String(bytes).TrimEnd('=');
        yield return Base64Url.EncodeToString(bytes);
    }

    private static IEnumerable<string> Decoded(string text)
    {
        foreach (var part in text.Split(['~', '.', '\n', ' ', '"']))
        {
            if (part.Length < 8 || part.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
            {
                continue;
            }
            yield return Encoding.UTF8.GetString(Loosely(part));
        }
    }

    /// <summary>Bits that are left over are dropped: a word of prose is no base64url and must not stop the
    /// search.</summary>
    private static byte[] Loosely(string part)
    {
        var whole = part[..(part.Length / 4 * 4)].Replace('-', '+').Replace('_', '/');
        var rest = (part.Length % 4) switch
        {
            2 => part[^2..] + "AA",
            3 => part[^3..] + "A",
            _ => "",
        };
        return Convert.FromBase64String(whole + rest.Replace('-', '+').Replace('_', '/'));
    }

    private static string Shown(string html)
    {
        var text = System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "");
        var shown = WebUtility.HtmlDecode(text);
        return shown + "\n" + shown.Replace(" ", "", StringComparison.Ordinal);
    }
}
