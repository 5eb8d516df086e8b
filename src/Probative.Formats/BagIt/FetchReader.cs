using System.Globalization;
using Probative.Formats.Containers;

namespace Probative.Formats.BagIt;

/// <summary>
/// Reads <c>fetch.txt</c> (RFC 8493 section 2.2.3): an address, a length and a path per line.
/// </summary>
internal static class FetchReader
{
    public const string FileName = "fetch.txt";
    private const int MostLines = 1_000_000;

    public static List<FetchLine> Read(
        IFileSet files, FileEntry entry, BagDeclaration bag, DamageList damages)
    {
        using EntryReader reader = files.Open(entry);
        var lines = new TagLineReader(reader, bag.Encoding, damages);
        var list = new List<FetchLine>();
        while (lines.TryRead(out TagLine line))
        {
            if (line.Text.Length == 0) continue;
            if (list.Count == MostLines)
            {
                damages.Add(new Damage(BagCodes.Line, FileName, line.Offset, "There are too many lines."));
                break;
            }

            if (!TryParse(line, out FetchLine? parsed))
            {
                damages.Add(new Damage(
                    BagCodes.Line, FileName, line.Offset, "The line is no address, length and path."));
                continue;
            }

            PathFault fault = SafePath.Find(parsed.Path);
            if (SafePath.IsUnsafe(fault))
            {
                string message = $"The path \"{parsed.Path}\" {SafePath.Describe(fault)}.";
                damages.Add(new Damage(BagCodes.PathUnsafe, FileName, line.Offset, message));
                continue;
            }

            string path = SafePath.WithoutDots(parsed.Path);
            if (!path.StartsWith("data/", StringComparison.Ordinal))
                damages.Add(new Damage(BagCodes.Scope, FileName, line.Offset, $"{path} is not below data/."));
            list.Add(parsed with { Path = path });
        }

        return list;
    }

    private static bool TryParse(
        TagLine line, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FetchLine? parsed)
    {
        parsed = null;
        ReadOnlySpan<char> text = line.Text;
        int urlEnd = text.IndexOfAny(' ', '\t');
        if (urlEnd < 1) return false;
        ReadOnlySpan<char> rest = text[urlEnd..].TrimStart(" \t");
        int lengthEnd = rest.IndexOfAny(' ', '\t');
        if (lengthEnd < 1) return false;
        ReadOnlySpan<char> number = rest[..lengthEnd];
        long? length = null;
        if (number is not "-")
        {
            if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long octets))
                return false;
            length = octets;
        }

        ReadOnlySpan<char> path = rest[lengthEnd..].TrimStart(" \t");
        if (path.IsEmpty) return false;
        parsed = new FetchLine(
            text[..urlEnd].ToString(), length, BagPath.Decode(path.ToString()), line.Offset);
        return true;
    }
}
