using System.Text;
using Probative.Kernel.Pages;
using Probative.Ledger.Facts;

namespace Probative.Handover.Plan;

/// <summary>
/// The forms in which one text can stand in a package: as it is, as JSON and HTML write it,
/// percent-encoded; and an address also without its scheme and its last slash.
/// </summary>
internal static class SecretForms
{
    public static IEnumerable<string> Of(string text, SecretKind kind)
    {
        var forms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var said in kind == SecretKind.Url ? [text, Bare(text)] : (string[])[text])
        {
            forms.Add(said);
            forms.Add(AsJson(said));
            forms.Add(HtmlText.Escape(said));
            forms.Add(Uri.EscapeDataString(said));
        }

        return forms;
    }

    /// <summary>
    /// Upper and lower case of ASCII letters are one: nothing is hidden by writing a host's name in capitals.
    /// </summary>
    public static byte[] Fold(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = Fold(bytes[i]);
        }

        return bytes;
    }

    public static byte Fold(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;

    /// <summary>An address without scheme and last slash, if a path is left: a bare host is no
    /// secret.</summary>
    private static string Bare(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var rest = (scheme < 0 ? url : url[(scheme + 3)..]).TrimEnd('/');
        return rest.Contains('/', StringComparison.Ordinal) ? rest : url;
    }

    private static string AsJson(string text) => JsonValue.FromString(text).ToString()[1..^1];
}
