namespace Probative.Fingerprints.Index;

/// <summary>
/// How far the buckets of each slot are looked through to find everything within a radius. Slot i has a
/// weight c(i), and the weights add up to radius + 1. Where two hashes differ in d(i) bits of slot i and in
/// no more than the radius altogether, the sum of d(i) - c(i) is negative; so (the cycle lemma of Dvoretzky
/// and Motzkin, 1947; for joins of sets and strings the "pigeonring", Qin and Xiao, VLDB 2018) there is a
/// slot from which on every partial sum around the ring is negative: d(i) &lt; c(i), and
/// d(i) + d(i+1) &lt; c(i) + c(i+1). The first names the buckets, the second is tested on the marks in them.
/// Nothing within the radius is missed.
/// </summary>
internal sealed class ProbePlan
{
    private const int FarthestProbe = 4;

    // Costs in nanoseconds, measured on one machine; they decide only which of two exact ways is gone.
    private const double BucketCost = 18;
    private const double MarkCost = 0.12;
    private const double CandidateCost = 25;
    private const double RowCost = 0.15;

    private readonly SlotMasks?[] _masks;
    private readonly int[] _weights;

    private ProbePlan(int[] weights, SlotMasks?[] masks)
    {
        _weights = weights;
        _masks = masks;
    }

    /// <summary>Null where comparing all hashes costs less.</summary>
    public static ProbePlan? For(SlotLayout layout, int entries, int radius)
    {
        if (layout.Slots == 0) return null;
        var weights = new int[layout.Slots];
        for (var i = 0; i <= radius; i++) weights[i % layout.Slots]++;
        if (weights[0] > FarthestProbe || Cost(layout, weights, entries) > entries * RowCost) return null;
        var made = new Dictionary<int, SlotMasks>();
        var masks = new SlotMasks?[layout.Slots];
        for (var slot = 0; slot < masks.Length; slot++)
        {
            if (weights[slot] == 0) continue;
            if (!made.TryGetValue(weights[slot], out var mask))
            {
                made[weights[slot]] = mask = new SlotMasks(layout.Width, weights[slot] - 1);
            }

            masks[slot] = mask;
        }

        return new ProbePlan(weights, masks);
    }

    /// <summary>Null for a slot that is not looked at.</summary>
    public SlotMasks? Masks(int slot) => _masks[slot];

    /// <summary>A key may differ in fewer bits.</summary>
    public int Weight(int slot) => _weights[slot];

    /// <summary>In so many bits a key and the mark beside it may differ together.</summary>
    public int Bound(int slot) => _weights[slot] + _weights[slot + 1 == _weights.Length ? 0 : slot + 1] - 1;

    private static double Cost(SlotLayout layout, int[] weights, int entries)
    {
        var inBucket = entries / (double)layout.Buckets;
        var cost = 0.0;
        for (var slot = 0; slot < weights.Length; slot++)
        {
            var bound = weights[slot] + weights[layout.Next(slot)] - 1;
            for (var distance = 0; distance < weights[slot]; distance++)
            {
                var passing = Ball(layout.CheckBits, bound - distance) / (1 << layout.CheckBits);
                cost += Binomial(layout.Width, distance)
                    * (BucketCost + (inBucket * (MarkCost + (passing * CandidateCost))));
            }
        }

        return cost;
    }

    private static double Ball(int bits, int radius)
    {
        var sum = 0.0;
        for (var i = 0; i <= Math.Min(bits, radius); i++) sum += Binomial(bits, i);
        return sum;
    }

    private static double Binomial(int n, int k)
    {
        var result = 1.0;
        for (var i = 0; i < k; i++) result = result * (n - i) / (i + 1);
        return result;
    }
}
