using CsCheck;
using Probative.Ledger.Tree;
using Xunit;

namespace Probative.Ledger.Tests.Tree;

public sealed class MultiProofTests
{
    private static readonly Hash32[] Leaves = NaiveTree.Leaves(600);

    private static readonly Gen<(int Size, ulong[] Indices, int Old)> Cases =
        Gen.Select(Gen.Int[1, 600], Gen.Int[0, 40], Gen.Int[0, 600], Gen.Int[0, int.MaxValue]).Select(
            (size, count, old, seed) =>
            {
                var random = new Random(seed);
                var indices = Enumerable.Range(0, count).Select(_ => (ulong)random.Next(size));
                return (size, indices.Distinct().Order().ToArray(), old % (size + 1));
            });

    [Fact]
    public void What_is_needed_derives_the_root_and_every_earlier_root_that_was_asked_for() =>
        Cases.Sample(
            @case =>
            {
                var (size, indices, old) = @case;
                var proof = Derived(Derive(size, indices, Nodes(size, indices, old)));
                Assert.Equal(NaiveTree.Root(Leaves.AsSpan(0, size)), proof.Root);
                Assert.Equal(NaiveTree.Root(Leaves.AsSpan(0, old)), proof.RootAt((ulong)old));
                Assert.Equal(proof.Root, proof.RootAt((ulong)size));
                foreach (var index in indices)
                {
                    Assert.True(proof.TryGetNode(new NodeId(0, index), out var hash));
                    Assert.Equal(Leaves[index], hash);
                }
            },
            iter: 500);

    [Fact]
    public void No_needed_node_can_be_left_out() =>
        Cases.Sample(
            @case =>
            {
                var (size, indices, old) = @case;
                var nodes = Nodes(size, indices, old);
                for (var left = 0; left < nodes.Length; left++)
                {
                    var fewer = nodes.Where((_, i) => i != left).ToArray();
                    var outcome = Derive(size, indices, fewer);
                    Assert.True(
                        outcome is MultiProofOutcome.Refused || Derived(outcome).RootAt((ulong)old) is null,
                        $"{nodes[left].Id} is not needed");
                }
            },
            iter: 200);

    [Fact]
    public void No_smaller_set_of_nodes_does_in_any_small_tree()
    {
        // Brute force: of all complete nodes of trees up to 7, no choice with fewer nodes derives the root.
        for (var size = 1; size <= 7; size++)
        {
            var all = AllNodes(size);
            for (var mask = 0; mask < 1 << size; mask++)
            {
                var chosen = Enumerable.Range(0, size).Where(i => (mask >> i & 1) == 1);
                var indices = chosen.Select(i => (ulong)i).ToArray();
                var needed = MultiProof.Needed((ulong)size, indices, []).Count;
                for (var choice = 0; choice < 1 << all.Length; choice++)
                {
                    if (int.PopCount(choice) >= needed)
                    {
                        continue;
                    }

                    var nodes = all.Where((_, i) => (choice >> i & 1) == 1).ToArray();
                    Assert.IsType<MultiProofOutcome.Refused>(Derive(size, indices, nodes));
                }
            }
        }
    }

    [Fact]
    public void Any_changed_bit_is_noticed() =>
        Gen.Select(Cases, Gen.Int[0, 255], Gen.Int[0, int.MaxValue]).Sample(
            (@case, bit, choice) =>
            {
                var (size, indices, old) = @case;
                var nodes = Nodes(size, indices, old);
                var hashes = indices.Select(i => Leaves[i]).ToArray();
                var at = choice % (nodes.Length + hashes.Length);
                if (at < nodes.Length)
                {
                    nodes[at] = nodes[at] with { Hash = NaiveTree.Flip(nodes[at].Hash, bit) };
                }
                else
                {
                    hashes[at - nodes.Length] = NaiveTree.Flip(hashes[at - nodes.Length], bit);
                }

                var outcome = MultiProof.Derive((ulong)size, indices, hashes, nodes);
                Assert.NotEqual(NaiveTree.Root(Leaves.AsSpan(0, size)), Derived(outcome).Root);
            },
            iter: 500);

    [Fact]
    public void A_node_too_many_is_accepted_only_if_it_agrees_and_is_used()
    {
        var nodes = Nodes(8, [0, 1], 0);
        var computed = new ProofNode(new NodeId(1, 0), NaiveTree.Node(Leaves, new NodeId(1, 0))!.Value);
        ProofNode[] more = [.. nodes.Append(computed).OrderBy(n => n.Id.Level).ThenBy(n => n.Id.Index)];
        Assert.Equal(NaiveTree.Root(Leaves.AsSpan(0, 8)), Derived(Derive(8, [0, 1], more)).Root);

        more[Array.IndexOf(more, computed)] = computed with { Hash = Hash32.Zero };
        AssertRefused(Derive(8, [0, 1], more), MultiProofFault.Contradiction, new NodeId(1, 0));

        ProofNode[] idle = [new(new NodeId(0, 5), Leaves[5]), .. nodes];
        AssertRefused(Derive(8, [0, 1], idle), MultiProofFault.Unconnected, new NodeId(0, 5));
    }

    [Fact]
    public void A_leaf_that_is_also_given_has_to_agree()
    {
        var right = new ProofNode(new NodeId(0, 2), Leaves[2]);
        Assert.Equal(Leaves[2], HashOf(Derived(Derive(3, [2], [right, Node(1, 0)])), right.Id));
        var wrong = right with { Hash = Leaves[1] };
        AssertRefused(Derive(3, [2], [wrong, Node(1, 0)]), MultiProofFault.Contradiction, wrong.Id);
    }

    [Fact]
    public void Each_fault_has_its_name()
    {
        AssertRefused(Derive(8, [3, 3], []), MultiProofFault.LeavesNotAscending, new NodeId(0, 3));
        AssertRefused(Derive(8, [3, 2], []), MultiProofFault.LeavesNotAscending, new NodeId(0, 2));
        AssertRefused(Derive(8, [8], []), MultiProofFault.OutsideTree, new NodeId(0, 8));
        AssertRefused(Derive(7, [], [Node(3, 0)]), MultiProofFault.OutsideTree, new NodeId(3, 0));
        AssertRefused(Derive(7, [], [Fake(-1, 0)]), MultiProofFault.OutsideTree, new NodeId(-1, 0));
        AssertRefused(Derive(7, [], [Fake(64, 0)]), MultiProofFault.OutsideTree, new NodeId(64, 0));
        AssertRefused(
            Derive(7, [], [Node(0, 6), Node(0, 6)]), MultiProofFault.NodesNotAscending, new NodeId(0, 6));
        AssertRefused(
            Derive(7, [], [Node(1, 2), Node(0, 6)]), MultiProofFault.NodesNotAscending, new NodeId(0, 6));
        AssertRefused(Derive(7, [1], []), MultiProofFault.Unconnected, new NodeId(0, 1));
        AssertRefused(Derive(7, [0, 1], [Node(0, 6)]), MultiProofFault.Unconnected, new NodeId(1, 0));
        AssertRefused(Derive(7, [], [Node(0, 6), Node(1, 2)]), MultiProofFault.PeakMissing, new NodeId(2, 0));
        AssertRefused(Derive(1, [], []), MultiProofFault.PeakMissing, new NodeId(0, 0));
        AssertRefused(Derive(0, [], [Fake(0, 0)]), MultiProofFault.OutsideTree, new NodeId(0, 0));
        AssertRefused(Derive(0, [0], []), MultiProofFault.OutsideTree, new NodeId(0, 0));
    }

    [Fact]
    public void The_empty_tree_has_its_root_without_any_node()
    {
        Assert.Equal(TreeHash.Empty, Derived(Derive(0, [], [])).Root);
        Assert.Empty(MultiProof.Needed(0, [], []));
    }

    [Fact]
    public void An_earlier_root_is_not_known_where_its_nodes_are_not()
    {
        var proof = Derived(Derive(8, [7], Nodes(8, [7], 0)));
        Assert.Null(proof.RootAt(5));
        Assert.Null(proof.RootAt(9));
        Assert.NotNull(proof.RootAt(4));
    }

    [Fact]
    public void A_huge_size_with_hardly_any_node_is_refused_at_once()
    {
        AssertRefused(
            MultiProof.Derive(ulong.MaxValue, [], [], []),
            MultiProofFault.PeakMissing,
            new NodeId(0, ulong.MaxValue - 1));
        var needed = MultiProof.Needed(ulong.MaxValue, [0], []);
        Assert.Equal(126, needed.Count);
    }

    [Fact]
    public void A_million_leaves_are_derived_without_an_allocation_for_each_node()
    {
        const int count = 1_000_000;
        var indices = Enumerable.Range(0, count).Select(i => (ulong)i * 3).ToArray();
        var hashes = new Hash32[count];
        Array.Fill(hashes, Hash32.Of("leaf"u8));
        const ulong size = 3_000_001;
        var needed = MultiProof.Needed(size, indices, NodeId.Peaks(2_000_000));
        ProofNode[] nodes = [.. needed.Select(id => new ProofNode(id, Hash32.Zero))];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = MultiProof.Derive(size, indices, hashes, nodes);
        var bytesPerLeaf = (GC.GetAllocatedBytesForCurrentThread() - before) / count;
        Assert.IsType<MultiProofOutcome.Derived>(outcome);

        // Some 4 million nodes are known in the end, 40 bytes each, and lists are copied once.
        Assert.InRange(bytesPerLeaf, 160, 320);
    }

    [Fact]
    public void Targets_outside_the_tree_are_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => MultiProof.Needed(7, [], [new NodeId(3, 0)]));
        Assert.Throws<ArgumentException>(() => MultiProof.Needed(7, [7], []));
        Assert.Throws<ArgumentException>(() => MultiProof.Needed(7, [2, 1], []));
        Assert.Throws<ArgumentException>(() => MultiProof.Derive(7, [1], [], []));
    }

    private static ProofNode Node(int level, ulong index)
    {
        var id = new NodeId(level, index);
        return new ProofNode(id, NaiveTree.Node(Leaves, id)!.Value);
    }

    private static ProofNode Fake(int level, ulong index) => new(new NodeId(level, index), Hash32.Zero);

    private static ProofNode[] AllNodes(int size) =>
    [
        .. from level in Enumerable.Range(0, 4)
           from index in Enumerable.Range(0, size >> level)
           select Node(level, (ulong)index),
    ];

    private static ProofNode[] Nodes(int size, ulong[] indices, int old)
    {
        var needed = MultiProof.Needed((ulong)size, indices, NodeId.Peaks((ulong)old));
        Assert.Equal(needed.OrderBy(id => id.Level).ThenBy(id => id.Index), needed);
        return [.. needed.Select(id => new ProofNode(id, NaiveTree.Node(Leaves, id)!.Value))];
    }

    private static MultiProofOutcome Derive(int size, ulong[] indices, ProofNode[] nodes) =>
        MultiProof.Derive((ulong)size, indices, [.. indices.Select(i => Leaves[Math.Min(i, 599)])], nodes);

    private static MultiProof Derived(MultiProofOutcome outcome) =>
        Assert.IsType<MultiProofOutcome.Derived>(outcome).Proof;

    private static Hash32 HashOf(MultiProof proof, NodeId id) =>
        proof.TryGetNode(id, out var hash) ? hash : default;

    private static void AssertRefused(MultiProofOutcome outcome, MultiProofFault fault, NodeId node) =>
        Assert.Equal(new MultiProofOutcome.Refused(fault, node), outcome);
}
