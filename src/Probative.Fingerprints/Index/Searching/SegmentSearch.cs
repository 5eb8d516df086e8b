using System.Runtime.InteropServices;
using Probative.Fingerprints.Index.Scanning;
using Probative.Fingerprints.Index.Segments;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index.Searching;

/// <summary>Searches one segment for many queries, by its tables or by comparing all.</summary>
internal static unsafe class SegmentSearch
{
    // The found entries of so many queries are held at once.
    private const int QueriesAtOnce = 4096;

    /// <param name="segment">Held by the caller.</param>
    /// <param name="queries">The queries, their bits as they come from the caller.</param>
    /// <param name="radius">0 to 256.</param>
    /// <param name="removed">The tags that do not count.</param>
    /// <param name="lists">For each query its list.</param>
    /// <param name="path">By what to compare.</param>
    /// <param name="isLookedUp">False where all are to be compared.</param>
    public static void Run(
        Segment segment, ReadOnlySpan<PdqHash> queries, int radius, RemovedTags removed,
        ReadOnlySpan<MatchCollector> lists, ScanPath path, bool isLookedUp = true)
    {
        var ordered = new PdqHash[Math.Min(QueriesAtOnce, queries.Length)];
        var plan = !isLookedUp ? null : ProbePlan.For(segment.Layout, segment.Entries, radius);
        for (var first = 0; first < queries.Length; first += QueriesAtOnce)
        {
            var part = queries.Slice(first, Math.Min(QueriesAtOnce, queries.Length - first));
            for (var i = 0; i < part.Length; i++) ordered[i] = segment.Order.Apply(part[i]);
            var mine = lists.Slice(first, part.Length);
            if (plan is null) Scan(segment, ordered.AsSpan(0, part.Length), radius, removed, mine, path);
            else Probe(segment, plan, ordered.AsSpan(0, part.Length), radius, removed, mine, path);
        }
    }

    private static void Probe(
        Segment segment, ProbePlan plan, ReadOnlySpan<PdqHash> queries, int radius, RemovedTags removed,
        ReadOnlySpan<MatchCollector> lists, ScanPath path)
    {
        using var probe = new SegmentProbe(segment, plan, radius, queries.Length, path);
        probe.Run(queries);
        foreach (var found in CollectionsMarshal.AsSpan(probe.Found))
        {
            if (probe.IsGivenUp(found.Query)) continue;
            Tell(segment, found.Entry, found.Distance, removed, lists[found.Query]);
        }

        var (rest, theirs) = (new List<PdqHash>(), new List<MatchCollector>());
        for (var i = 0; i < queries.Length; i++)
        {
            if (!probe.IsGivenUp(i)) continue;
            rest.Add(queries[i]);
            theirs.Add(lists[i]);
        }

        if (rest.Count == 0) return;
        var (asked, answered) = (rest.ToArray(), theirs.ToArray());
        Scan(segment, asked, radius, removed, answered, path);
    }

    private static void Scan(
        Segment segment, ReadOnlySpan<PdqHash> queries, int radius, RemovedTags removed,
        ReadOnlySpan<MatchCollector> lists, ScanPath path)
    {
        var sink = new Sink(segment, removed, lists.ToArray());
        HashScan.Run(segment.Hashes, segment.Entries, queries, radius, ref sink, path);
    }

    private static void Tell(
        Segment segment, int entry, int distance, RemovedTags removed, MatchCollector list)
    {
        if (list.IsClosedAt(distance)) return;
        var end = segment.TagStart(entry + 1);
        for (var i = segment.TagStart(entry); i < end; i++)
        {
            var tag = segment.Tags[i];
            if (removed.Contains(tag)) continue;

            // Tags ascend: behind one that is not taken no other of this hash is.
            if (!list.Takes(new HashMatch(tag, distance))) return;
            list.Add(new HashMatch(tag, distance));
        }
    }

    private readonly struct Sink(Segment segment, RemovedTags removed, MatchCollector[] lists) : IScanSink
    {
        public void Found(int query, int row, int distance) =>
            Tell(segment, row, distance, removed, lists[query]);
    }
}
