using Probative.Formats.Containers;

namespace Probative.Formats.BagIt;

/// <summary>
/// Reads <c>bag-info.txt</c>, called <c>package-info.txt</c> before 0.96 (RFC 8493 section 2.2.2).
/// </summary>
internal static class BagInfoReader
{
    public const string FileName = "bag-info.txt";
    private const string FirstFileName = "package-info.txt";
    private const int LongestValue = 1024 * 1024;
    private const int MostElements = 100_000;

    /// <summary>The name of the file in a bag of this version.</summary>
    public static string NameIn(BagVersion version) =>
        version < new BagVersion(0, 96) ? FirstFileName : FileName;

    public static List<BagInfoLine> Read(
        IFileSet files, FileEntry entry, BagDeclaration bag, DamageList damages)
    {
        using EntryReader reader = files.Open(entry);
        var lines = new TagLineReader(reader, bag.Encoding, damages);
        var elements = new List<BagInfoLine>();
        while (lines.TryRead(out TagLine line))
        {
            if (elements.Count == MostElements)
            {
                damages.Add(
                    new Damage(BagCodes.Line, entry.Path, line.Offset, "There are too many elements."));
                break;
            }

            if (line.Text.Length == 0) continue;
            if (line.Text[0] is ' ' or '\t') Continue(elements, line, entry.Path, damages);
            else if (TryParse(line, bag.Version, out BagInfoLine? element)) elements.Add(element);
            else damages.Add(
                new Damage(BagCodes.Line, entry.Path, line.Offset, "The line is not \"label: value\"."));
        }

        return elements;
    }

    private static void Continue(List<BagInfoLine> elements, TagLine line, string path, DamageList damages)
    {
        if (elements.Count == 0 || elements[^1].Value.Length > LongestValue)
        {
            damages.Add(new Damage(
                BagCodes.Line, path, line.Offset, "The line continues no element, or a huge one."));
            return;
        }

        elements[^1] = elements[^1] with { Value = $"{elements[^1].Value} {line.Text.Trim()}" };
    }

    private static bool TryParse(
        TagLine line, BagVersion version, [System.Diagnostics.CodeAnalysis.NotNullWhen(
            true)] out BagInfoLine? element)
    {
        element = null;
        int colon = line.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1) return false;
        ReadOnlySpan<char> label = line.Text.AsSpan(0, colon);
        ReadOnlySpan<char> value = line.Text.AsSpan(colon + 1);

        // Before 1.0 any white space may stand around the colon; since then none before and one after it.
        if (version.IsDraft) label = label.TrimEnd(" \t");
        else if (label[^1] is ' ' or '\t' || value.Length == 0 || value[0] is not (' ' or '\t')) return false;
        element = new BagInfoLine(label.ToString(), value.Trim(" \t").ToString(), line.Offset);
        return label.Length > 0;
    }
}
