using System.Numerics;

namespace Probative.Ledger.Tree;

/// <summary>
/// The derivation behind <see cref="MultiProof.Derive"/>: at each level the computed and the given nodes are
/// merged, each has to have its sibling or be a peak of the tree, and pairs make the level above.
/// </summary>
internal static class MultiProofDerivation
{
    public static MultiProofOutcome Run(
        ulong size,
        ReadOnlySpan<ulong> leafIndices,
        ReadOnlySpan<Hash32> leafHashes,
        ReadOnlySpan<ProofNode> nodes)
    {
        if (leafIndices.Length != leafHashes.Length)
        {
            throw new ArgumentException("Each leaf needs one index and one hash.", nameof(leafHashes));
        }

        if (Validate(size, leafIndices, nodes) is { } refused)
        {
            return refused;
        }

        var levels = new MultiProofLevel[64 - BitOperations.LeadingZeroCount(size)];
        var computed = new MultiProofLevel(leafIndices.ToArray(), leafHashes.ToArray(), leafIndices.Length);
        for (var level = 0; level < levels.Length; level++)
        {
            var given = 0;
            while (given < nodes.Length && nodes[given].Id.Level == level)
            {
                given++;
            }

            if (!TryMerge(computed, nodes[..given], ref levels[level], out var contradicted))
            {
                return Refuse(MultiProofFault.Contradiction, level, contradicted);
            }

            nodes = nodes[given..];
            computed = MultiProofLevel.Of(levels[level].Count / 2);
            if (Climb(size, level, levels[level], ref computed) is { } fault)
            {
                return fault;
            }
        }

        return new MultiProofOutcome.Derived(new MultiProof(size, levels, Root(size, levels)));
    }

    private static MultiProofOutcome.Refused? Validate(
        ulong size, ReadOnlySpan<ulong> leafIndices, ReadOnlySpan<ProofNode> nodes)
    {
        for (var i = 0; i < leafIndices.Length; i++)
        {
            if (i > 0 && leafIndices[i] <= leafIndices[i - 1])
            {
                return Refuse(MultiProofFault.LeavesNotAscending, 0, leafIndices[i]);
            }

            if (leafIndices[i] >= size)
            {
                return Refuse(MultiProofFault.OutsideTree, 0, leafIndices[i]);
            }
        }

        for (var i = 0; i < nodes.Length; i++)
        {
            var id = nodes[i].Id;
            if (!id.IsIn(size))
            {
                return new MultiProofOutcome.Refused(MultiProofFault.OutsideTree, id);
            }

            if (i > 0 && (id.Level, id.Index).CompareTo((nodes[i - 1].Id.Level, nodes[i - 1].Id.Index)) <= 0)
            {
                return new MultiProofOutcome.Refused(MultiProofFault.NodesNotAscending, id);
            }
        }

        return null;
    }

    private static bool TryMerge(
        in MultiProofLevel computed,
        ReadOnlySpan<ProofNode> given,
        ref MultiProofLevel merged,
        out ulong contradicted)
    {
        contradicted = 0;
        if (given.IsEmpty)
        {
            merged = computed;
            return true;
        }

        merged = MultiProofLevel.Of(computed.Count + given.Length);
        var (c, g, at) = (0, 0, 0);
        while (c < computed.Count || g < given.Length)
        {
            var takeComputed = g == given.Length
                || (c < computed.Count && computed.Indices[c] <= given[g].Id.Index);
            if (!takeComputed)
            {
                (merged.Indices[at], merged.Hashes[at]) = (given[g].Id.Index, given[g].Hash);
                g++;
                at++;
                continue;
            }

            (merged.Indices[at], merged.Hashes[at]) = (computed.Indices[c], computed.Hashes[c]);
            if (g < given.Length && given[g].Id.Index == computed.Indices[c])
            {
                if (given[g].Hash != computed.Hashes[c])
                {
                    contradicted = computed.Indices[c];
                    return false;
                }

                g++;
            }

            c++;
            at++;
        }

        merged = merged with { Count = at };
        return true;
    }

    private static MultiProofOutcome.Refused? Climb(
        ulong size, int level, in MultiProofLevel known, ref MultiProofLevel above)
    {
        var (parents, peakSeen) = (0, false);
        for (var i = 0; i < known.Count; i++)
        {
            var index = known.Indices[i];
            if ((index & 1) == 0 && i + 1 < known.Count && known.Indices[i + 1] == index + 1)
            {
                above.Indices[parents] = index >> 1;
                above.Hashes[parents] = TreeHash.Node(known.Hashes[i], known.Hashes[i + 1]);
                parents++;
                i++;
            }
            else if (new NodeId(level, index).IsPeakOf(size))
            {
                peakSeen = true;
            }
            else
            {
                return Refuse(MultiProofFault.Unconnected, level, index);
            }
        }

        above = above with { Count = parents };
        var hasPeak = ((size >> level) & 1) == 1;
        return hasPeak && !peakSeen ? Refuse(MultiProofFault.PeakMissing, level, (size >> level) - 1) : null;
    }

    private static Hash32 Root(ulong size, MultiProofLevel[] levels)
    {
        // A peak is the last node of its level: nothing in the tree lies to its right.
        var peaks = NodeId.Peaks(size);
        Span<Hash32> hashes = stackalloc Hash32[peaks.Length];
        for (var i = 0; i < peaks.Length; i++)
        {
            var level = levels[peaks[i].Level];
            hashes[i] = level.Hashes[level.Count - 1];
        }

        return TreeHash.Fold(hashes);
    }

    private static MultiProofOutcome.Refused Refuse(MultiProofFault fault, int level, ulong index) =>
        new(fault, new NodeId(level, index));
}
