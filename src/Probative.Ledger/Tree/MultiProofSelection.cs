using System.Numerics;

namespace Probative.Ledger.Tree;

/// <summary>
/// The choice behind <see cref="MultiProof.Needed"/>. A subtree that holds no leaf and no target of the
/// proof, and whose sibling does, needs one node; no choice does with fewer.
/// </summary>
internal static class MultiProofSelection
{
    public static List<NodeId> Run(ulong size, ReadOnlySpan<ulong> leafIndices, ReadOnlySpan<NodeId> targets)
    {
        for (var i = 0; i < leafIndices.Length; i++)
        {
            if (leafIndices[i] >= size || (i > 0 && leafIndices[i] <= leafIndices[i - 1]))
            {
                throw new ArgumentException("Leaves must ascend inside the tree.", nameof(leafIndices));
            }
        }

        var wanted = targets.ToArray();
        Array.Sort(wanted, static (a, b) => (a.Level, a.Index).CompareTo((b.Level, b.Index)));
        if (Array.Exists(wanted, target => !target.IsIn(size)))
        {
            throw new ArgumentException("Targets must lie inside the tree.", nameof(targets));
        }

        var needed = new List<NodeId>();
        var known = new List<ulong>(leafIndices.Length);
        known.AddRange(leafIndices);
        var at = 0;
        for (var level = 0; level < 64 - BitOperations.LeadingZeroCount(size); level++)
        {
            var from = at;
            while (at < wanted.Length && wanted[at].Level == level)
            {
                at++;
            }

            known = Complete(size, level, known, wanted.AsSpan(from, at - from), needed);
        }

        return needed;
    }

    /// <summary>Adds what one level needs and returns the indices that are known one level above.</summary>
    private static List<ulong> Complete(
        ulong size, int level, List<ulong> computed, ReadOnlySpan<NodeId> targets, List<NodeId> needed)
    {
        var given = new List<ulong>();
        var parents = new List<ulong>((computed.Count / 2) + targets.Length + 1);
        var hasPeak = ((size >> level) & 1) == 1;
        var peak = (size >> level) - 1;
        var peakKnown = false;
        var (c, t) = (0, 0);
        while (c < computed.Count || t < targets.Length)
        {
            var index = Math.Min(
                c < computed.Count ? computed[c] : ulong.MaxValue,
                t < targets.Length ? targets[t].Index : ulong.MaxValue);

            // Both children of one parent are settled together: what is not computed has to be given.
            var isPeak = hasPeak && index == peak;
            var (left, right) = isPeak ? (index, index) : (index & ~1UL, index | 1);
            for (var child = left; child <= right; child++)
            {
                if (c < computed.Count && computed[c] == child)
                {
                    c++;
                }
                else
                {
                    given.Add(child);
                }

                while (t < targets.Length && targets[t].Index == child)
                {
                    t++;
                }
            }

            peakKnown |= isPeak;
            if (!isPeak)
            {
                parents.Add(left >> 1);
            }
        }

        if (hasPeak && !peakKnown)
        {
            given.Add(peak);
        }

        foreach (var index in given)
        {
            needed.Add(new NodeId(level, index));
        }

        return parents;
    }
}
