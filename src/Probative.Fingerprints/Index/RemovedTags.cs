namespace Probative.Fingerprints.Index;

/// <summary>Ranges of tags that were removed: disjoint, ascending. Does not change.</summary>
internal sealed class RemovedTags
{
    private readonly ulong[] _firsts;
    private readonly ulong[] _lasts;

    private RemovedTags(ulong[] firsts, ulong[] lasts)
    {
        _firsts = firsts;
        _lasts = lasts;
    }

    public static RemovedTags None { get; } = new([], []);

    public bool IsEmpty => _firsts.Length == 0;

    public static RemovedTags Of(IEnumerable<TagRange> ranges)
    {
        var (firsts, lasts) = (new List<ulong>(), new List<ulong>());
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            // Ranges that overlap or touch are one.
            if (lasts.Count > 0 && (range.First <= lasts[^1] || range.First == lasts[^1] + 1))
            {
                lasts[^1] = Math.Max(lasts[^1], range.Last);
                continue;
            }

            firsts.Add(range.First);
            lasts.Add(range.Last);
        }

        return firsts.Count == 0 ? None : new RemovedTags([.. firsts], [.. lasts]);
    }

    public bool Contains(ulong tag)
    {
        if (_firsts.Length == 0) return false;
        var place = Array.BinarySearch(_firsts, tag);
        if (place < 0) place = ~place - 1;
        return place >= 0 && tag <= _lasts[place];
    }
}
