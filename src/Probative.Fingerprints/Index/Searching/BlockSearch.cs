using Probative.Fingerprints.Index.Scanning;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index.Searching;

/// <summary>Searches the entries of a tail, which are few: all are compared.</summary>
internal static unsafe class BlockSearch
{
    public static void Run(
        BlockPart part, ReadOnlySpan<PdqHash> queries, int radius, MatchCollector[] lists, ScanPath path)
    {
        if (part.Count == 0) return;
        var sink = new Sink(part.Block.Tags, part.Removed, lists);
        fixed (PdqHash* rows = part.Block.Hashes)
        {
            HashScan.Run(rows, part.Count, queries, radius, ref sink, path);
        }
    }

    private readonly struct Sink(ulong[] tags, RemovedTags removed, MatchCollector[] lists) : IScanSink
    {
        public void Found(int query, int row, int distance)
        {
            if (!removed.Contains(tags[row])) lists[query].Add(new HashMatch(tags[row], distance));
        }
    }
}
