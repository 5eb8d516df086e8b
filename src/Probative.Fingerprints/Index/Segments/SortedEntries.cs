using System.Numerics;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index.Segments;

/// <summary>
/// Entries as a segment holds them: ordered hashes, ascending by the bits of the first slot so that its table
/// needs no numbers, each distinct hash once; the tags of a hash together, ascending.
/// </summary>
internal sealed class SortedEntries
{
    // Keys are dealt out by their first bits before they are sorted: what is sorted then fits the caches.
    private const int DealtBits = 16;

    private SortedEntries(int count)
    {
        Hashes = new PdqHash[count];
        Tags = new ulong[count];
    }

    public PdqHash[] Hashes { get; }

    /// <summary>How many distinct hashes there are; behind them the array is empty.</summary>
    public int Count { get; private set; }

    public ulong[] Tags { get; }

    public List<Repeat> Repeats { get; } = [];

    /// <summary>Puts the bits of the hashes in order, in place, and sorts.</summary>
    /// <param name="hashes">The hashes; they are changed.</param>
    /// <param name="tags">For each its tag.</param>
    /// <param name="order">The order of the bits.</param>
    /// <param name="width">The bits of the first slot.</param>
    public static SortedEntries Sort(PdqHash[] hashes, ulong[] tags, BitOrder order, int width)
    {
        for (var i = 0; i < hashes.Length; i++) hashes[i] = order.Apply(hashes[i]);
        var places = Places(hashes, tags, width);
        var sorted = new SortedEntries(hashes.Length);
        for (var i = 0; i < places.Length; i++)
        {
            sorted.Tags[i] = tags[places[i]];
            sorted.Append(hashes[places[i]]);
        }

        return sorted;
    }

    private static int[] Places(PdqHash[] hashes, ulong[] tags, int width)
    {
        var (keys, places) = (new ulong[hashes.Length], new int[hashes.Length]);
        var next = new int[(1 << DealtBits) + 1];
        foreach (ref readonly var hash in hashes.AsSpan())
        {
            next[(int)(Key(hash, width) >> (64 - DealtBits)) + 1]++;
        }

        for (var i = 1; i < next.Length; i++) next[i] += next[i - 1];
        var begins = next.ToArray();
        for (var i = 0; i < hashes.Length; i++)
        {
            var key = Key(hashes[i], width);
            var place = next[(int)(key >> (64 - DealtBits))]++;
            (keys[place], places[place]) = (key, i);
        }

        for (var i = 0; i + 1 < begins.Length; i++)
        {
            var (begin, count) = (begins[i], begins[i + 1] - begins[i]);
            if (count > 1) keys.AsSpan(begin, count).Sort(places.AsSpan(begin, count));
        }

        SortAlike(keys, places, new ByAll(hashes, tags));
        return places;
    }

    private static void SortAlike(ReadOnlySpan<ulong> keys, Span<int> places, ByAll whole)
    {
        for (var begin = 0; begin < keys.Length;)
        {
            var end = begin + 1;
            while (end < keys.Length && keys[end] == keys[begin]) end++;
            if (end - begin > 1) places[begin..end].Sort(whole);
            begin = end;
        }
    }

    private static ulong Key(in PdqHash hash, int width) => BitOperations.RotateRight(hash.A, width);

    private void Append(in PdqHash hash)
    {
        if (Count == 0 || Hashes[Count - 1] != hash)
        {
            Hashes[Count++] = hash;
            return;
        }

        var entry = (uint)(Count - 1);
        var further = Repeats.Count == 0 ? 0 : Repeats[^1].Further;
        if (Repeats.Count > 0 && Repeats[^1].Entry == entry) Repeats[^1] = new Repeat(entry, further + 1);
        else Repeats.Add(new Repeat(entry, further + 1));
    }

    private sealed class ByAll(PdqHash[] hashes, ulong[] tags) : IComparer<int>
    {
        public int Compare(int x, int y)
        {
            ref readonly var left = ref hashes[x];
            ref readonly var right = ref hashes[y];
            if (left.B != right.B) return left.B.CompareTo(right.B);
            if (left.C != right.C) return left.C.CompareTo(right.C);
            return left.D != right.D ? left.D.CompareTo(right.D) : tags[x].CompareTo(tags[y]);
        }
    }
}
