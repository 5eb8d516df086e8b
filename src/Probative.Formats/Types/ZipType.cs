using System.Text;
using static Probative.Formats.Types.OtherTypes;
using static Probative.Formats.Types.PaperTypes;

namespace Probative.Formats.Types;

/// <summary>What a ZIP archive holds, by the names of its entries (APPNOTE 4.3.7 and 4.3.12).</summary>
internal static class ZipType
{
    public static TypeFinding? Read(Head head)
    {
        var isBare = head.Has(0, "PK\u0005\u0006"u8) || head.Has(0, "PK\u0007\u0008"u8);
        if (isBare) return head.Found(OtherTypes.Zip, 0, 4);
        if (!head.Has(0, "PK\u0003\u0004"u8)) return null;
        if (Mimetype(head) is { } stated) return stated;
        var names = ZipNames.Read(head.Source);
        if (names.Count == 0 && head.Bytes.Length >= 30) names = [FirstName(head)];
        var (type, reason) = ByNames(names);
        var signature = new TypeEvidence(head.Start, Head.Told(head.Bytes[..4]));
        return reason.Length == 0
            ? new TypeFinding(type, head.Start, [signature])
            : new TypeFinding(type, head.Start, [signature, new TypeEvidence(head.Start, reason)]);
    }

    private static string FirstName(Head head)
    {
        var length = head.Bytes[26] | (head.Bytes[27] << 8);
        var name = head.From(30);
        return Encoding.UTF8.GetString(name[..Math.Min(Math.Min(length, 260), name.Length)]);
    }

    // OpenDocument 1.2 part 3 section 3.3 and EPUB OCF: the first entry is "mimetype", stored as it is.
    private static TypeFinding? Mimetype(Head head)
    {
        if (!head.Has(30, "mimetype"u8) || head.Bytes[26] != 8) return null;
        var text = head.From(38);
        var length = (int)Math.Min(head.UInt32Little(18), 80);
        if (head.Bytes[8] != 0 || length == 0) length = 80;
        text = text[..Math.Min(length, text.Length)];
        foreach (var type in (ReadOnlySpan<FileType>)[Odt, Ods, Odp, Odg, Epub])
        {
            if (text.StartsWith(Encoding.ASCII.GetBytes(type.MediaType)))
            {
                return head.Found(type, 38, $"first entry \"mimetype\": {type.MediaType}");
            }
        }

        return null;
    }

    private static (FileType Type, string Reason) ByNames(IReadOnlyList<string> names)
    {
        foreach (var (prefix, type) in s_telling)
        {
            var found = names.FirstOrDefault(name => name.StartsWith(prefix, StringComparison.Ordinal));
            if (found is not null) return (type, $"entry \"{found}\"");
        }

        var hasArchive = names.Any(name => name.StartsWith("archive/", StringComparison.Ordinal));
        if (hasArchive && names.Contains("datapackage.json"))
        {
            return (Wacz, "entries \"datapackage.json\" and \"archive/\"");
        }

        var kml = names.FirstOrDefault(name =>
            !name.Contains('/') && name.EndsWith(".kml", StringComparison.OrdinalIgnoreCase));
        return kml is null ? (OtherTypes.Zip, "") : (Kmz, $"entry \"{kml}\"");
    }

    private static readonly (string Prefix, FileType Type)[] s_telling =
    [
        ("word/", Docx),
        ("xl/", Xlsx),
        ("ppt/", Pptx),
        ("FixedDocSeq.fdseq", Xps),
        ("AndroidManifest.xml", Apk),
        ("Payload/", Ipa),
        ("META-INF/MANIFEST.MF", Jar),
    ];
}
