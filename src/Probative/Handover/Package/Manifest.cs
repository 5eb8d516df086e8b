using Probative.Handover.Plan;
using Probative.Ledger;

namespace Probative.Handover.Package;

/// <summary>The lines of the two manifests (RFC 8493 sections 2.1.3 and 2.2.1), in ascending order of
/// paths.</summary>
internal static class Manifest
{
    /// <summary>
    /// The payload: the anchors, `data/facts.txt`, the items, `data/withheld.txt`. No path of a package needs
    /// percent-encoding.
    /// </summary>
    public static IEnumerable<string> OfPayload(
        IEnumerable<WrittenFile> anchors,
        WrittenFile facts,
        IEnumerable<SurveyedItem> items,
        WrittenFile withheld) =>
    [
        .. anchors.Append(facts).Select(file => Line(file.Sha256, file.Path)),
        .. items.Select(item => Line(item.Sha256!.Value, PackagePaths.OfItem(item))),
        Line(withheld.Sha256, withheld.Path),
    ];

    public static IEnumerable<string> OfTagFiles(IEnumerable<WrittenFile> files) =>
        files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => Line(file.Sha256, file.Path));

    private static string Line(Hash32 sha256, string path) => $"{sha256.ToHex()}  {path}";
}
