using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index.Tails;

/// <summary>
/// Entries in memory that were added between two removals. It is filled from the front by the one writer;
/// readers look only at as many as were there when they began.
/// </summary>
/// <param name="room">How many it can take.</param>
/// <param name="through">The number of the last removal before them.</param>
internal sealed class TailBlock(int room, long through)
{
    public PdqHash[] Hashes { get; } = new PdqHash[room];

    public ulong[] Tags { get; } = new ulong[room];

    public long Through { get; } = through;

    /// <summary>Owned by the writer.</summary>
    public int Count { get; private set; }

    /// <summary>Takes as many as there is room for, and returns how many.</summary>
    public int Fill(ReadOnlySpan<HashEntry> entries)
    {
        var taken = Math.Min(entries.Length, Hashes.Length - Count);
        for (var i = 0; i < taken; i++)
        {
            (Hashes[Count + i], Tags[Count + i]) = (entries[i].Hash, entries[i].Tag);
        }

        Count += taken;
        return taken;
    }
}
