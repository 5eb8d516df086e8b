using System.Text;
using Probative.Formats.Bytes;

namespace Probative.Formats.Types;

/// <summary>
/// Formats that another program could find in the same bytes, because its reader is lenient about where
/// they begin.
/// </summary>
internal static class FurtherTypes
{
    private const int MostFindings = 32;

    // A PDF reader takes a header within the first 1024 bytes (ISO 32000-1 annex H, note 13).
    private const int PdfReach = 1024;

    // Where WinRAR and 7-Zip look for an archive behind a program.
    private const int ArchiveReach = 1024 * 1024;

    // A box of free space is looked at as a file of its own; a real one holds zeros.
    private const int MostFreeBoxes = 16;

    public static IReadOnlyList<TypeFinding> Read(Head head, TypeFinding finding)
    {
        var found = new List<TypeFinding>();
        var family = finding.Type.Family;
        if (finding.Type != PaperTypes.Pdf) PdfWithin(head, found);
        if (!head.Has(0, "PK"u8)) ZipBehind(head.Source, found);
        if (family is not TypeFamily.Archive) ArchivesWithin(head.Source, found);
        if (finding.Type != OtherTypes.Tar && head.Has(257, "ustar"u8)) TarWithin(head, found);
        if (finding.Type != OtherTypes.Iso) DiscWithin(head, found);
        var isSeen = family is TypeFamily.Picture or TypeFamily.Video or TypeFamily.Sound;
        if (isSeen && finding.Type != PictureTypes.Svg)
        {
            PagesWithin(head, found);
        }

        if (finding.Type == PictureTypes.Gif || finding.Type == PictureTypes.Bmp) ScriptFrom(head, found);
        if (head.Has(4, "ftyp"u8)) FreeBoxes(head.Source, found);
        return [.. found.OrderBy(type => type.Offset).Take(MostFindings)];
    }

    private static void PdfWithin(Head head, List<TypeFinding> found)
    {
        var reach = head.Bytes[..Math.Min(head.Bytes.Length, PdfReach + 5)];
        var at = reach.IndexOf("%PDF-"u8);
        if (at >= 0) found.Add(At(PaperTypes.Pdf, at, "\"%PDF-\" within the first 1024 bytes"));
    }

    private static void ZipBehind(ByteSource source, List<TypeFinding> found)
    {
        if (!ZipNames.TryFindEnd(source, out var end) || end.DirectoryBytes == 0) return;
        var inner = new Head(source, end.Before, source.Length - end.Before, 4096);
        var type = ZipType.Read(inner)?.Type ?? OtherTypes.Zip;
        found.Add(new TypeFinding(type, end.Before,
        [
            new TypeEvidence(end.Directory, "central directory of a ZIP archive"),
            new TypeEvidence(end.Offset, "end record of a ZIP archive"),
        ]));
    }

    private static void ArchivesWithin(ByteSource source, List<TypeFinding> found)
    {
        var bytes = new byte[(int)Math.Min(source.Length, ArchiveReach)];
        var reach = bytes.AsSpan(0, source.Read(0, bytes));
        if (reach.IndexOf((ReadOnlySpan<byte>)[0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]) is > 0 and var rar)
        {
            found.Add(At(OtherTypes.Rar, rar, "signature of a RAR archive"));
        }

        if (reach.IndexOf((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) is > 0 and var seven)
        {
            found.Add(At(OtherTypes.SevenZip, seven, "signature of a 7z archive"));
        }
    }

    private static void TarWithin(Head head, List<TypeFinding> found)
    {
        if (ProgramType.TapeArchive(head) is { } tar) found.Add(tar);
    }

    // ECMA-119 8.1: the first volume descriptor is sector 16.
    private static void DiscWithin(Head head, List<TypeFinding> found)
    {
        if (head.Has(0x8001, "CD001"u8)) found.Add(At(OtherTypes.Iso, 0x8001, "\"CD001\" in sector 16", 0));
    }

    private static void PagesWithin(Head head, List<TypeFinding> found)
    {
        foreach (var tag in (ReadOnlySpan<string>)["<script", "<html", "<!doctype html", "<?php", "<iframe"])
        {
            var at = IndexOfIgnoringCase(head.Bytes, tag);
            if (at < 0) continue;
            var evidence = new TypeEvidence(at, $"\"{tag}\"");
            found.Add(new TypeFinding(PaperTypes.Html, at, [evidence], IsGuess: true));
        }
    }

    private static int IndexOfIgnoringCase(ReadOnlySpan<byte> bytes, string tag)
    {
        var expected = Encoding.ASCII.GetBytes(tag);
        for (var from = 0; from < bytes.Length;)
        {
            var at = bytes[from..].IndexOf((byte)'<');
            if (at < 0 || from + at + expected.Length > bytes.Length) return -1;
            if (Ascii.EqualsIgnoreCase(bytes.Slice(from + at, expected.Length), expected)) return from + at;
            from += at + 1;
        }

        return -1;
    }

    // "GIF89a=" and "GIF89a/*" assign or comment away the picture when the file is run as JavaScript.
    private static void ScriptFrom(Head head, List<TypeFinding> found)
    {
        var at = head.Has(0, "GIF8"u8) ? 6 : 2;
        if (!head.Has(at, "="u8) && !head.Has(at, "/*"u8)) return;
        var close = head.From(at).IndexOf("*/"u8);
        if (!head.Has(at, "="u8) && close < 0) return;
        var told = $"{Head.Told(head.Bytes[..(at + 1)])} can begin a JavaScript text";
        found.Add(new TypeFinding(OtherTypes.Script, 0, [new TypeEvidence(at, told)], IsGuess: true));
    }

    private static void FreeBoxes(ByteSource source, List<TypeFinding> found)
    {
        var seen = 0;
        foreach (var (name, content, end) in BoxWalk.Read(source))
        {
            if (name is not ("free" or "skip" or "wide") || end - content < 8) continue;
            if (seen++ == MostFreeBoxes) return;
            var head = new Head(source, content, end - content, 4096);
            if (Recogniser.Settled(head) is { } hidden && hidden.Type != MediaTypes.QuickTime)
            {
                var box = new TypeEvidence(content - 8, $"content of a \"{name}\" box");
                found.Add(hidden with { Evidence = [box, .. hidden.Evidence] });
            }
        }
    }

    private static TypeFinding At(FileType type, long offset, string reading, long? start = null) =>
        new(type, start ?? offset, [new TypeEvidence(offset, reading)]);
}
