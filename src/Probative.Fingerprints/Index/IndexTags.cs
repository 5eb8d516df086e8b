namespace Probative.Fingerprints.Index;

/// <summary>Goes through the tags of an index.</summary>
internal static unsafe class IndexTags
{
    /// <summary>The tags of which something is true and that are not removed, in no order.</summary>
    public static List<ulong> Where(IndexParts parts, Func<ulong, bool> isWanted)
    {
        var found = new List<ulong>();
        foreach (var part in parts.Segments)
        {
            for (var i = 0; i < part.Segment.TagCount; i++)
            {
                var tag = part.Segment.Tags[i];
                if (isWanted(tag) && !part.Removed.Contains(tag)) found.Add(tag);
            }
        }

        foreach (var part in parts.Blocks)
        {
            for (var i = 0; i < part.Count; i++)
            {
                var tag = part.Block.Tags[i];
                if (isWanted(tag) && !part.Removed.Contains(tag)) found.Add(tag);
            }
        }

        return found;
    }
}
