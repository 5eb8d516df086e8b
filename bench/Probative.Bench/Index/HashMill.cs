using Probative.Fingerprints.Pictures;

namespace Probative.Bench.Index;

/// <summary>Invented hashes: independent bits, and neighbours of each query at known distances.</summary>
internal sealed class HashMill
{
    /// <summary>How far the planted neighbours of a query lie from it.</summary>
    public static readonly int[] Planted = [4, 10, 16, 24, 31];

    private HashMill(PdqHash[] hashes, ulong[] tags, PdqHash[] queries) =>
        (Hashes, Tags, Queries) = (hashes, tags, queries);

    public PdqHash[] Hashes { get; }

    /// <summary>The planted neighbours of query i have the tags 5·i to 5·i + 4.</summary>
    public ulong[] Tags { get; }

    public PdqHash[] Queries { get; }

    public static HashMill Random(int count, int queries, int seed)
    {
        var random = new Random(seed);
        var hashes = new PdqHash[count];
        for (var i = 0; i < count; i++) hashes[i] = Draw(random);
        return Plant(hashes, [.. Enumerable.Range(0, queries).Select(_ => Draw(random))], random);
    }

    /// <summary>Lays the neighbours of the queries over places that are drawn.</summary>
    public static HashMill Plant(PdqHash[] hashes, PdqHash[] queries, Random random)
    {
        var tags = new ulong[hashes.Length];
        var first = queries.Length * Planted.Length;
        for (var i = 0; i < tags.Length; i++) tags[i] = (ulong)(first + i);
        var taken = new HashSet<int>();
        for (var i = 0; i < first; i++)
        {
            int place;
            do place = random.Next(hashes.Length);
            while (!taken.Add(place));
            hashes[place] = Near(queries[i / Planted.Length], Planted[i % Planted.Length], random);
            tags[place] = (ulong)i;
        }

        return new HashMill(hashes, tags, queries);
    }

    public static PdqHash Draw(Random random) => new(
        (ulong)random.NextInt64() ^ ((ulong)random.NextInt64() << 1),
        (ulong)random.NextInt64() ^ ((ulong)random.NextInt64() << 1),
        (ulong)random.NextInt64() ^ ((ulong)random.NextInt64() << 1),
        (ulong)random.NextInt64() ^ ((ulong)random.NextInt64() << 1));

    /// <summary>A hash at exactly this distance.</summary>
    public static PdqHash Near(PdqHash hash, int distance, Random random)
    {
        Span<ulong> words = [hash.A, hash.B, hash.C, hash.D];
        var changed = new HashSet<int>();
        while (changed.Count < distance)
        {
            var bit = random.Next(PdqHash.Bits);
            if (changed.Add(bit)) words[bit >> 6] ^= 1UL << (bit & 63);
        }

        return new PdqHash(words[0], words[1], words[2], words[3]);
    }
}
