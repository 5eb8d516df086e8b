using Probative.Fingerprints.Index;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Tests.Index;

/// <summary>Invented hashes, and the plain answer to every search.</summary>
internal static class Hashes
{
    public static PdqHash Draw(Random random) => new(
        (ulong)random.NextInt64(long.MinValue, long.MaxValue),
        (ulong)random.NextInt64(long.MinValue, long.MaxValue),
        (ulong)random.NextInt64(long.MinValue, long.MaxValue),
        (ulong)random.NextInt64(long.MinValue, long.MaxValue));

    /// <summary>A hash with so many bits changed.</summary>
    public static PdqHash Near(PdqHash hash, int distance, Random random)
    {
        Span<ulong> words = [hash.A, hash.B, hash.C, hash.D];
        var bits = Enumerable.Range(0, PdqHash.Bits).ToArray();
        random.Shuffle(bits);
        foreach (var bit in bits.AsSpan(0, distance)) words[bit >> 6] ^= 1UL << (bit & 63);
        return new PdqHash(words[0], words[1], words[2], words[3]);
    }

    /// <summary>
    /// Of one kind each: independent bits; clouds about a few centres; few bits that ever change; all alike.
    /// </summary>
    public static PdqHash[] Some(int count, int kind, Random random)
    {
        var centres = Enumerable.Range(0, 1 + (count / 50)).Select(_ => Draw(random)).ToArray();
        return [.. Enumerable.Range(0, count).Select(_ => (kind & 3) switch
        {
            0 => Draw(random),
            1 => Near(centres[random.Next(centres.Length)], random.Next(60), random),
            2 => centres[0] with { A = centres[0].A ^ (ulong)random.Next(1 << 12) },
            _ => centres[0],
        })];
    }

    /// <summary>What a search has to find, by comparing everything.</summary>
    public static (HashMatch[] Matches, bool More) Plain(
        IEnumerable<HashEntry> entries, PdqHash query, int radius, int limit)
    {
        var all = entries
            .Select(entry => new HashMatch(entry.Tag, PdqHash.Distance(entry.Hash, query)))
            .Where(match => match.Distance <= radius)
            .Order()
            .ToArray();
        return ([.. all.Take(limit)], all.Length > limit);
    }
}
