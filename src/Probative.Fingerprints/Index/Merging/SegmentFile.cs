using System.Globalization;
using Probative.Fingerprints.Index.Segments;
using Probative.Fingerprints.Index.Storage;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index.Merging;

/// <summary>Makes a segment of others and of blocks, without what was removed.</summary>
internal static unsafe class SegmentFile
{
    /// <summary>What names of segments begin with.</summary>
    public const string NamePrefix = "segment-";

    public static string NameOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{NamePrefix}{number:D8}");

    /// <summary>
    /// Writes it, makes it and its name durable, and opens it. Null where nothing is left to write. A crash
    /// leaves a file that no manifest lists, which the next opening removes.
    /// </summary>
    public static Segment? Write(
        IIndexFolder folder, int number, IReadOnlyList<SegmentPart> segments, IReadOnlyList<BlockPart> blocks,
        SlotLayout? layout)
    {
        var most = segments.Sum(part => (long)part.Segment.TagCount) + blocks.Sum(part => (long)part.Count);
        if (most > Array.MaxLength) throw new InvalidOperationException("No segment can hold so much.");
        var (hashes, tags, count) = (new PdqHash[most], new ulong[most], 0);
        foreach (var part in segments) Take(part, hashes, tags, ref count);
        foreach (var part in blocks) Take(part, hashes, tags, ref count);
        if (count == 0) return null;
        Array.Resize(ref hashes, count);
        Array.Resize(ref tags, count);
        var name = NameOf(number);
        folder.Remove(name);
        using (var file = folder.Create(name))
        {
            SegmentWriter.Write(file, hashes, tags, layout);
            file.Sync();
        }

        folder.SyncNames();
        var bytes = folder.Map(name) ?? throw new IndexStorageException($"{name} is gone.");

        // Read back: what does not arrive whole at the medium never gets into a manifest.
        return Segment.TryOpen(bytes, out var problem)
            ?? throw new IndexStorageException($"{name} was written and read back: {problem}.");
    }

    private static void Take(SegmentPart part, PdqHash[] hashes, ulong[] tags, ref int count)
    {
        var segment = part.Segment;
        var at = 0;
        for (var entry = 0; entry < segment.Entries; entry++)
        {
            var hash = segment.Order.Undo(segment.Hashes[entry]);
            for (var end = segment.TagStart(entry + 1); at < end; at++)
            {
                if (part.Removed.Contains(segment.Tags[at])) continue;
                (hashes[count], tags[count]) = (hash, segment.Tags[at]);
                count++;
            }
        }
    }

    private static void Take(BlockPart part, PdqHash[] hashes, ulong[] tags, ref int count)
    {
        for (var i = 0; i < part.Count; i++)
        {
            if (part.Removed.Contains(part.Block.Tags[i])) continue;
            (hashes[count], tags[count]) = (part.Block.Hashes[i], part.Block.Tags[i]);
            count++;
        }
    }
}
