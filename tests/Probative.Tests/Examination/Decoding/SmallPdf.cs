using System.Globalization;
using System.Text;

namespace Probative.Tests.Examination.Decoding;

/// <summary>PDF files of a few objects, with a table of where each begins (ISO 32000-1, 7.5).</summary>
internal static class SmallPdf
{
    /// <summary>A page for each text, in Helvetica of 12 points, from 72, 700 on.</summary>
    public static byte[] Of(params string[][] pages)
    {
        var kids = string.Join(' ', pages.Select((_, i) => $"{4 + (2 * i)} 0 R"));
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Kids [{kids}] /Count {pages.Length} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        foreach (var lines in pages)
        {
            var drawn = string.Join(' ', lines.Select(line => $"({line}) Tj 0 -20 Td"));
            var content = $"BT /F1 12 Tf 72 700 Td {drawn} ET";
            objects.Add(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
                + $"/Resources << /Font << /F1 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>");
            objects.Add($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
        }

        return OfObjects(objects, "/Info << /Title (Ferry log) /CreationDate (D:20240301100000Z) >>");
    }

    public static byte[] OfObjects(IReadOnlyList<string> objects, string trailer = "")
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            text.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
