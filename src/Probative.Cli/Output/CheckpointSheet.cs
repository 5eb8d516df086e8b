using System.Globalization;
using System.Net;
using System.Text;
using QRCoder;

namespace Probative.Cli.Output;

/// <summary>
/// A signed checkpoint as one SVG page: its lines to be read and typed, and the same bytes as a QR code.
/// </summary>
internal static class CheckpointSheet
{
    // A5 in tenths of a millimetre, and margins that every printer leaves.
    private const int WidthTenths = 1480;
    private const int HeightTenths = 2100;
    private const int MarginTenths = 120;
    private const int CodeTenths = WidthTenths - (2 * MarginTenths);

    public static byte[] Draw(string note, string fingerprint)
    {
        using var data = QRCodeGenerator.GenerateQrCode(
            Encoding.UTF8.GetBytes(note), QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="148mm" height="210mm"
              viewBox="0 0 {WidthTenths} {HeightTenths}">
            <rect width="{WidthTenths}" height="{HeightTenths}" fill="#fff"/>
            <svg x="{MarginTenths}" y="{MarginTenths}" width="{CodeTenths}" height="{CodeTenths}"
              viewBox="0 0 {modules.Count} {modules.Count}" shape-rendering="crispEdges">
            <path id="code" d="
            """);
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                if (modules[y][x]) page.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        page.Append("\"/>\n</svg>\n<g font-family=\"monospace\" font-size=\"22\">\n");
        var lineTop = MarginTenths + CodeTenths + 60;
        foreach (var line in Lines(note, fingerprint))
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{MarginTenths}\" y=\"{lineTop}\">{WebUtility.HtmlEncode(line)}</text>\n");
            lineTop += 34;
        }

        return Encoding.UTF8.GetBytes(page.Append("</g>\n</svg>\n").ToString());
    }

    /// <summary>
    /// The note's own lines, the key, and what the page is good for; long lines are broken.
    /// </summary>
    private static IEnumerable<string> Lines(string note, string fingerprint)
    {
        const int width = 92;
        string[] lines =
        [
            .. note.TrimEnd('\n').Split('\n'),
            "",
            $"Key fingerprint: {fingerprint}",
            "The code holds the signed checkpoint above, byte for byte. Write the day on this page,",
            "sign it, and keep it apart: the log can be held against it later.",
            "Date: ____________________   Name: ______________________________",
        ];
        return lines.SelectMany(line => line.Length <= width
            ? [line]
            : line.Chunk(width).Select(piece => new string(piece)));
    }
}
