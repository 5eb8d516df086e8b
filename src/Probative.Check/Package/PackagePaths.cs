using Probative.Check.Anchors;
using Probative.Formats.BagIt;
using Probative.Formats.Containers;
using Probative.Ledger;

namespace Probative.Check.Package;

/// <summary>The files that a package has: package.md, "The package of a handover".</summary>
internal static class PackagePaths
{
    public const string Declaration = BagDeclaration.FileName;
    public const string Info = "bag-info.txt";
    public const string Manifest = BagWriter.ManifestName;
    public const string TagManifest = BagWriter.TagManifestName;
    public const string Anchors = "data/anchors.txt";
    public const string AnchorFiles = "data/anchors/";
    public const string Facts = "data/facts.txt";
    public const string Withheld = "data/withheld.txt";
    public const string Items = "data/items/";
    public const string Checkpoint = "ledger/checkpoint";
    public const string VerifierKey = "ledger/vkey";
    public const string Handover = "ledger/handover.txt";
    public const string Indices = "ledger/indices.txt";
    public const string Nodes = "ledger/nodes.txt";
    public const string HandoverKey = "ledger/handover-key.jwk";

    /// <summary>
    /// The six files that the handover seals by their digests, in the order of their names.
    /// </summary>
    public static readonly string[] Sealed =
        ["VERIFY.md", Info, Declaration, "index.html", "verify.html", "verify.sh"];

    /// <summary>Every file that a package has to have, items apart.</summary>
    public static readonly string[] Required =
    [
        Declaration, Info, Manifest, TagManifest, "index.html", "VERIFY.md", "verify.sh", "verify.html",
        Facts, Withheld, Checkpoint, VerifierKey, Handover, Indices, Nodes, HandoverKey,
    ];

    private static readonly HashSet<string> Tags =
        [.. Required.Where(path => path is not (TagManifest or Facts or Withheld))];

    /// <summary>True if the payload manifest may name this path.</summary>
    public static bool IsPayload(string path) =>
        path is Facts or Withheld or Anchors || TryItem(path, out _)
        || (path.StartsWith(AnchorFiles, StringComparison.Ordinal)
            && AnchorLine.TryName(path[AnchorFiles.Length..], out _));

    /// <summary>True if the tag manifest may name this path.</summary>
    public static bool IsTag(string path) => Tags.Contains(path);

    /// <summary>The digest in the name of an item: 64 hex digits, and perhaps a short extension.</summary>
    public static bool TryItem(string path, out Hash32 digest)
    {
        digest = default;
        if (!path.StartsWith(Items, StringComparison.Ordinal)) return false;
        ReadOnlySpan<char> name = path.AsSpan(Items.Length);
        if (name.Length < 64 || !Hash32.TryParseHex(name[..64], out digest)) return false;
        ReadOnlySpan<char> extension = name[64..];
        return extension.IsEmpty
            || (extension.Length is >= 2 and <= 9 && extension[0] == '.' && IsPlain(extension[1..]));
    }

    /// <summary>True if a path can be looked up: package.md, code bag-format.</summary>
    public static bool IsSafe(string path) =>
        SafePath.Find(path) is PathFault.None or PathFault.WindowsName or PathFault.Home;

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c)) return false;
        }

        return true;
    }
}
