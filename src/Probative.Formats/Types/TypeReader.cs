using System.Collections.Frozen;
using Probative.Formats.Bytes;
using Probative.Formats.Texts;

namespace Probative.Formats.Types;

/// <summary>Tells what a file is by its content; its name is only compared with that.</summary>
public static class TypeReader
{
    private static readonly FrozenSet<string> s_known =
        new[] { PictureTypes.All, MediaTypes.All, PaperTypes.All, OtherTypes.All }
            .SelectMany(types => types)
            .SelectMany(type => type.Extensions)
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Reads the type. It takes the first 64 KiB and what the format itself points to, and for pictures it
    /// walks to their end, at most 1 GiB. It never throws for what stands in the bytes.
    /// </summary>
    /// <param name="source">The file.</param>
    /// <param name="name">Its name, with or without folders; null where it has none.</param>
    public static TypeReport Read(ByteSource source, string? name)
    {
        ArgumentNullException.ThrowIfNull(source);
        var head = new Head(source, 0, source.Length);
        var finding = Recogniser.Read(head);
        var further = FurtherTypes.Read(head, finding);

        // A reader that is lenient about the start finds its format there, and nothing else claims the file.
        var isOpen = finding.Type == OtherTypes.None || finding.Type == PaperTypes.Plain;
        if (isOpen && further.FirstOrDefault(found => !found.IsGuess) is { } claimed)
        {
            finding = claimed;
            further = [.. further.Where(found => found != claimed)];
        }

        var extension = ExtensionOf(name);
        var isPdf = finding.Type == PaperTypes.Pdf && finding.Offset == 0;
        var missing = isPdf && LinearizedPdf.StatedLength(source) is { } stated ? stated - source.Length : 0;
        var isText = finding.Type.Family == TypeFamily.Text || finding.Type == PictureTypes.Svg;
        return new TypeReport(
            finding,
            AgreementOf(finding.Type, extension),
            extension,
            further,

            // What was cut has no end that something could lie behind.
            missing > 0 ? null : AppendedReader.Read(source, finding),
            isText ? EncodingReader.Read(head.Bytes, head.IsWhole) : null,
            source.Length)
        {
            MissingBytes = Math.Max(0, missing),
        };
    }

    private static string? ExtensionOf(string? name)
    {
        if (name is null) return null;
        var file = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = file.LastIndexOf('.');
        return dot < 0 || dot == file.Length - 1 ? null : file[(dot + 1)..].ToLowerInvariant();
    }

    private static NameAgreement AgreementOf(FileType type, string? extension)
    {
        if (extension is null) return NameAgreement.NoExtension;
        if (type.Extensions.Contains(extension)) return NameAgreement.Agrees;

        // Any text is a plain text too.
        var isPlain = type.Family == TypeFamily.Text && PaperTypes.Plain.Extensions.Contains(extension);
        if (isPlain) return NameAgreement.Agrees;
        var isJudged = type.Family != TypeFamily.Unknown && s_known.Contains(extension);
        return isJudged ? NameAgreement.Differs : NameAgreement.NotKnown;
    }
}
