using System.Text;
using Probative.Ledger;

namespace Probative.Check.Anchors;

/// <summary>One line of <c>data/anchors.txt</c>: package.md, "Outside time".</summary>
/// <param name="IsProof">True for <c>opentimestamps</c>, false for <c>rfc3161</c>.</param>
/// <param name="Names">The names of the files in <c>data/anchors/</c>, the note's first.</param>
internal sealed record AnchorLine(bool IsProof, IReadOnlyList<string> Names)
{
    private const int MostNames = 22;
    private const int MostOfOneKind = 10;

    private static readonly string[] Extensions = [".note", ".tsr", ".ots", ".cer", ".crl", ".header"];

    public string Note => Names[0];

    /// <summary>The authority's answer, or the proof.</summary>
    public string Answer => Names[1];

    public IEnumerable<string> Certificates => OfKind(".cer");

    public IEnumerable<string> RevocationLists => OfKind(".crl");

    public string? Header => OfKind(".header").FirstOrDefault();

    /// <summary>Null if the line is not in its one form.</summary>
    public static AnchorLine? Parse(ReadOnlySpan<byte> line)
    {
        string[] words = Encoding.ASCII.GetString(line).Split(' ');
        if (words.Length is < 3 or > MostNames + 1 || !words.Skip(1).All(word => TryName(word, out _)))
            return null;
        var parsed = new AnchorLine(words[0] == "opentimestamps", words[1..]);
        int certificates = parsed.Certificates.Count(), lists = parsed.RevocationLists.Count();
        string form = string.Concat(words.Skip(1).Select(word => word[64..]));
        string expected = words[0] switch
        {
            "rfc3161" when certificates is >= 1 and <= MostOfOneKind && lists <= MostOfOneKind =>
                ".note.tsr" + Repeat(".cer", certificates) + Repeat(".crl", lists),
            "opentimestamps" => ".note.ots" + (parsed.Header is null ? "" : ".header"),
            _ => "",
        };
        return form == expected ? parsed : null;
    }

    /// <summary>
    /// The digest in the name of a file of <c>data/anchors/</c>: 64 hex digits and an extension.
    /// </summary>
    public static bool TryName(string name, out Hash32 digest)
    {
        digest = default;
        return name.Length > 64 && Hash32.TryParseHex(name.AsSpan(0, 64), out digest)
            && Extensions.Contains(name[64..]);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private IEnumerable<string> OfKind(string extension) =>
        Names.Where(name => name.EndsWith(extension, StringComparison.Ordinal));
}
