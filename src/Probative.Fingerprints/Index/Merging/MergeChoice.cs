namespace Probative.Fingerprints.Index.Merging;

/// <summary>
/// Which segments become one. Sizes fall into tiers that grow by the fanout; a tier that is full is merged
/// into the next, so that each entry is written again once for each tier: log(entries) times.
/// </summary>
internal static class MergeChoice
{
    private const int SmallestTier = 16_384;

    /// <summary>A full tier with all that is smaller, or nothing.</summary>
    public static IReadOnlyList<SegmentPart> Due(IReadOnlyList<SegmentPart> segments, int fanout)
    {
        var tiers = segments
            .Where(part => part.Segment.TagCount <= SlotLayout.MostEntries / fanout)
            .GroupBy(part => Tier(part.Segment.TagCount, fanout));
        var full = tiers.Where(tier => tier.Count() >= fanout)
            .Select(tier => tier.Key).DefaultIfEmpty(-1).Max();
        if (full < 0) return [];
        return Fitting(segments.Where(part => Tier(part.Segment.TagCount, fanout) <= full));
    }

    /// <summary>As many of all as one segment can hold, the small ones first.</summary>
    public static IReadOnlyList<SegmentPart> All(IReadOnlyList<SegmentPart> segments) => Fitting(segments);

    private static List<SegmentPart> Fitting(IEnumerable<SegmentPart> segments)
    {
        var (fitting, total) = (new List<SegmentPart>(), 0L);
        foreach (var part in segments.OrderBy(part => part.Segment.TagCount))
        {
            total += part.Segment.TagCount;
            if (total > SlotLayout.MostEntries) break;
            fitting.Add(part);
        }

        return fitting;
    }

    private static int Tier(int entries, int fanout)
    {
        var tier = 0;
        for (long limit = SmallestTier; entries >= limit; limit *= fanout) tier++;
        return tier;
    }
}
