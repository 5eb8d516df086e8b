using Probative.Kernel.Ids;
using Probative.Kernel.Views;

namespace Probative.Matching.Lineage;

/// <summary>Items that lead to each other by matches that nobody refused.</summary>
internal static class CopyGroup
{
    /// <summary>Nearest first; the item itself is the first.</summary>
    /// <param name="item">Where to begin.</param>
    /// <param name="matches">Matches of one case, both ends known.</param>
    public static IReadOnlyList<ItemId> Of(ItemId item, IReadOnlyCollection<MatchView> matches) =>
        Walk(item, Ends(matches), []);

    /// <summary>Every group, in the order of the matches; no item is in two.</summary>
    /// <param name="matches">Matches of one case, both ends known.</param>
    public static IReadOnlyList<IReadOnlyList<ItemId>> AllOf(IReadOnlyCollection<MatchView> matches)
    {
        var ends = Ends(matches);
        HashSet<ItemId> known = [];
        return
        [
            .. matches.Where(match => !known.Contains(match.First!.Value))
                .Select(match => Walk(match.First!.Value, ends, known)),
        ];
    }

    private static ILookup<ItemId, ItemId> Ends(IReadOnlyCollection<MatchView> matches) =>
        matches.SelectMany(match => new[]
        {
            (From: match.First!.Value, To: match.Second!.Value),
            (From: match.Second!.Value, To: match.First!.Value),
        }).ToLookup(end => end.From, end => end.To);

    private static List<ItemId> Walk(ItemId item, ILookup<ItemId, ItemId> ends, HashSet<ItemId> known)
    {
        List<ItemId> group = [item];
        known.Add(item);
        for (var at = 0; at < group.Count; at++)
        {
            foreach (var next in ends[group[at]])
            {
                if (known.Add(next)) group.Add(next);
            }
        }

        return group;
    }
}
