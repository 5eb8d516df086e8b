using System.Reflection;
using AngleSharp.Html.Parser;
using MetadataExtractor;
using UglyToad.PdfPig;

namespace Probative.Decoding;

/// <summary>The libraries that read, each with its version, as the record names them.</summary>
internal static class Versions
{
    private static readonly (string Name, Type Of)[] s_all =
    [
        ("probative-decode", typeof(Versions)),
        ("metadata-extractor", typeof(ImageMetadataReader)),
        ("anglesharp", typeof(HtmlTokenizer)),
        ("pdfpig", typeof(PdfDocument)),
    ];

    public static string Lines() => string.Concat(s_all.Select(one => $"{one.Name} {Of(one.Of)}\n"));

    private static string Of(Type type)
    {
        var assembly = type.Assembly;
        var told = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? assembly.GetName().Version?.ToString()
            ?? "0";
        return told.Split('+')[0];
    }
}
