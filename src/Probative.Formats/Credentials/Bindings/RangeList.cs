namespace Probative.Formats.Credentials.Bindings;

/// <summary>Runs of bytes as a set.</summary>
internal static class RangeList
{
    /// <summary>Sorted, and what touches or overlaps made one.</summary>
    public static List<ByteRange> Merge(IEnumerable<ByteRange> ranges)
    {
        var merged = new List<ByteRange>();
        foreach (var range in ranges.Where(range => range.LengthBytes > 0).OrderBy(range => range.Offset))
        {
            if (merged.Count > 0 && range.Offset <= merged[^1].End)
                merged[^1] = new(merged[^1].Offset, Math.Max(merged[^1].End, range.End) - merged[^1].Offset);
            else
                merged.Add(range);
        }

        return merged;
    }

    /// <summary>What of a run remains without others, which are merged.</summary>
    public static List<ByteRange> Without(ByteRange whole, IReadOnlyList<ByteRange> merged)
    {
        var rest = new List<ByteRange>();
        var at = whole.Offset;
        for (var i = FirstEndingAfter(merged, at); i < merged.Count && merged[i].Offset < whole.End; i++)
        {
            if (merged[i].Offset > at) rest.Add(new(at, merged[i].Offset - at));
            at = Math.Max(at, merged[i].End);
        }

        if (at < whole.End) rest.Add(new(at, whole.End - at));
        return rest;
    }

    private static int FirstEndingAfter(IReadOnlyList<ByteRange> merged, long offset)
    {
        var (low, high) = (0, merged.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (merged[middle].End > offset) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
