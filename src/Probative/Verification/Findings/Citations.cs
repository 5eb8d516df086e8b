using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>
/// Which findings name which, for or against. A finding that rests on itself, through however many others,
/// rests on nothing (invariant 4).
/// </summary>
internal sealed class Citations(IReadOnlyDictionary<FindingId, IReadOnlyList<FindingId>> cited)
{
    /// <summary>
    /// A shortest way from a finding back to itself, which begins and ends with it, if it named these; null
    /// when there is none.
    /// </summary>
    public IReadOnlyList<FindingId>? CircleThrough(FindingId finding, IReadOnlyList<FindingId> names)
    {
        // From whom each was first reached: breadth first, so that the way told is a shortest one, and
        // nothing is visited twice however tangled the findings are.
        Dictionary<FindingId, FindingId> reachedFrom = [];
        Queue<FindingId> open = new();
        Reach(finding, names);
        while (open.TryDequeue(out var one))
        {
            if (one == finding) return WayTo(finding, reachedFrom);
            if (cited.TryGetValue(one, out var next)) Reach(one, next);
        }

        return null;

        void Reach(FindingId from, IReadOnlyList<FindingId> those)
        {
            foreach (var one in those)
            {
                if (reachedFrom.TryAdd(one, from)) open.Enqueue(one);
            }
        }
    }

    private static List<FindingId> WayTo(
        FindingId finding, Dictionary<FindingId, FindingId> reachedFrom)
    {
        List<FindingId> way = [finding];
        do way.Add(reachedFrom[way[^1]]);
        while (way[^1] != finding);
        way.Reverse();
        return way;
    }
}
