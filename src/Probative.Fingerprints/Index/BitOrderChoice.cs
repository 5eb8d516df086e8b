using System.Numerics;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index;

/// <summary>
/// Chooses the order of bits from a sample: bits that agree or disagree more often than chance go to
/// different slots, and bits that are nearly always the same are spread over all of them, so that the buckets
/// of a slot fill as evenly as the data allows.
/// </summary>
internal static class BitOrderChoice
{
    /// <summary>More of a sample costs time and changes little.</summary>
    public const int SampleLimit = 8192;

    // Below this the chance agreement of two bits is larger than what could be learned.
    private const int SampleLeast = 512;

    /// <param name="hashes">The hashes that are to be indexed; every so manieth is looked at.</param>
    /// <param name="slots">How many slots there are; 0 for none.</param>
    /// <param name="width">How many bits each has. What remains behind the last slot is in none.</param>
    public static BitOrder Choose(ReadOnlySpan<PdqHash> hashes, int slots, int width)
    {
        if (slots == 0 || hashes.Length < SampleLeast) return BitOrder.Natural;
        var columns = Columns(hashes);
        var ties = Ties(columns, Math.Min(hashes.Length, SampleLimit));
        var total = new double[PdqHash.Bits];
        for (var i = 0; i < total.Length; i++) total[i] = ties[i].Sum();
        var byTies = Enumerable.Range(0, PdqHash.Bits).OrderByDescending(bit => total[bit]).ToList();

        // The bits with most ties come first, while every slot is open to them; the last of all are kept for
        // the slots, and those with most ties of what is over would be left in none.
        var left = PdqHash.Bits - (slots * width);
        var unused = byTies.Take(left).ToList();
        var members = new List<int>[slots];
        for (var slot = 0; slot < slots; slot++) members[slot] = [];
        foreach (var bit in byTies.Skip(left))
        {
            members.Where(slot => slot.Count < width)
                .MinBy(slot => (slot.Sum(other => ties[bit][other]), slot.Count))!
                .Add(bit);
        }

        var sources = members.SelectMany(slot => slot).Concat(unused).Select(bit => (byte)bit).ToArray();
        return BitOrder.TryFrom(sources)!;
    }

    private static ulong[][] Columns(ReadOnlySpan<PdqHash> hashes)
    {
        var count = Math.Min(hashes.Length, SampleLimit);
        var columns = new ulong[PdqHash.Bits][];
        for (var bit = 0; bit < columns.Length; bit++) columns[bit] = new ulong[(count + 63) / 64];
        for (var i = 0; i < count; i++)
        {
            var hash = hashes[(int)((long)i * hashes.Length / count)];
            for (var bit = 0; bit < columns.Length; bit++)
            {
                if (hash[bit]) columns[bit][i >> 6] |= 1UL << (i & 63);
            }
        }

        return columns;
    }

    /// <summary>
    /// For each two bits the square of how much more often than half they agree, from 0 to 1. A bit that is
    /// always the same is so tied to itself, and to every other such bit.
    /// </summary>
    private static double[][] Ties(ulong[][] columns, int count)
    {
        var ties = new double[columns.Length][];
        for (var i = 0; i < ties.Length; i++) ties[i] = new double[columns.Length];
        for (var i = 0; i < ties.Length; i++)
        {
            for (var j = i + 1; j < ties.Length; j++)
            {
                var differing = 0;
                for (var k = 0; k < columns[i].Length; k++)
                {
                    differing += BitOperations.PopCount(columns[i][k] ^ columns[j][k]);
                }

                var tie = 1 - (2.0 * differing / count);
                ties[i][j] = ties[j][i] = tie * tie;
            }
        }

        return ties;
    }
}
