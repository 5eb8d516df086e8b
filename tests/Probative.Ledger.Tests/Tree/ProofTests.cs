using CsCheck;
using Probative.Ledger.Tree;
using Xunit;

namespace Probative.Ledger.Tests.Tree;

public sealed class ProofTests
{
    private const int Largest = 130;

    private static readonly Hash32[] Leaves = NaiveTree.Leaves(1_100);

    [Fact]
    public void Inclusion_proofs_are_those_of_the_definition_for_every_leaf_of_every_small_tree()
    {
        for (var size = 1; size <= Largest; size++)
        {
            var tree = Leaves[..size];
            var root = NaiveTree.Root(tree);
            for (var i = 0; i < size; i++)
            {
                var proof = InclusionProof.Create((ulong)i, (ulong)size, id => NaiveTree.Node(tree, id));
                Assert.Equal(NaiveTree.Path(i, tree), proof);
                Assert.True(InclusionProof.Verify((ulong)i, (ulong)size, tree[i], proof, root));
            }
        }
    }

    [Fact]
    public void Consistency_proofs_are_those_of_the_definition_for_every_pair_of_small_trees()
    {
        for (var size2 = 1; size2 <= Largest; size2++)
        {
            var tree = Leaves[..size2];
            var root2 = NaiveTree.Root(tree);
            for (var size1 = 1; size1 <= size2; size1++)
            {
                var root1 = NaiveTree.Root(tree.AsSpan(0, size1));
                var proof = ConsistencyProof.Create(
                    (ulong)size1, (ulong)size2, id => NaiveTree.Node(tree, id));
                Assert.Equal(NaiveTree.SubProof(size1, tree), proof);
                Assert.True(ConsistencyProof.Verify((ulong)size1, root1, (ulong)size2, root2, proof));
            }
        }
    }

    [Fact]
    public void Nodes_are_exactly_what_a_proof_reads()
    {
        for (var size = 1UL; size <= Largest; size++)
        {
            for (var i = 0UL; i < size; i++)
            {
                var read = new List<NodeId>();
                InclusionProof.Create(i, size, id => Note(read, id));
                Assert.Equal(InclusionProof.Nodes(i, size), read);
                read.Clear();
                ConsistencyProof.Create(i + 1, size, id => Note(read, id));
                Assert.Equal(ConsistencyProof.Nodes(i + 1, size), read);
                Assert.All(read, id => Assert.True(id.IsIn(size)));
            }
        }
    }

    [Fact]
    public void An_unknown_node_makes_no_proof()
    {
        Assert.Null(InclusionProof.Create(3, 7, id => id.Level == 1 ? null : Hash32.Zero));
        Assert.Null(ConsistencyProof.Create(3, 7, id => id.Level == 0 ? null : Hash32.Zero));
    }

    [Fact]
    public void Any_change_of_an_inclusion_proof_makes_it_fail() =>
        Gen.Select(Gen.Int[1, 1_100], Gen.Int[0, 1_099], Gen.Int[0, 255], Gen.Int[0, 1 << 20]).Sample(
            (size, leaf, bit, choice) =>
            {
                var index = leaf % size;
                var tree = Leaves[..size];
                var root = NaiveTree.Root(tree);
                Hash32[] proof = [.. NaiveTree.Path(index, tree)];
                bool Holds(int i, int n, Hash32 hash, Hash32[] path, Hash32 top) =>
                    InclusionProof.Verify((ulong)i, (ulong)n, hash, path, top);

                Assert.True(Holds(index, size, tree[index], proof, root));
                Assert.False(Holds(index, size, NaiveTree.Flip(tree[index], bit), proof, root));
                Assert.False(Holds(index, size, tree[index], proof, NaiveTree.Flip(root, bit)));
                Assert.False(Holds(index, size, tree[index], [.. proof, root], root));
                Assert.False(Holds(index, size, tree[index], [root, .. proof], root));
                Assert.False(Holds(size, size, tree[index], proof, root));
                if (proof.Length > 0)
                {
                    var at = choice % proof.Length;
                    Hash32[] flipped = [.. proof];
                    flipped[at] = NaiveTree.Flip(flipped[at], bit);
                    Assert.False(Holds(index, size, tree[index], flipped, root));
                    Assert.False(Holds(index, size, tree[index], proof[..^1], root));
                    Assert.False(Holds((index + 1) % size, size, tree[index], proof, root));
                    var removed = proof.Where((_, i) => i != at).ToArray();
                    Assert.False(Holds(index, size, tree[index], removed, root));
                }
            },
            iter: 400);

    [Fact]
    public void Any_change_of_a_consistency_proof_makes_it_fail() =>
        Gen.Select(Gen.Int[1, 1_100], Gen.Int[1, 1_100], Gen.Int[0, 255], Gen.Int[0, 1 << 20]).Sample(
            (one, other, bit, choice) =>
            {
                var (size1, size2) = (Math.Min(one, other), Math.Max(one, other));
                var (root1, root2) = (
                    NaiveTree.Root(Leaves.AsSpan(0, size1)), NaiveTree.Root(Leaves.AsSpan(0, size2)));
                Hash32[] proof = [.. NaiveTree.SubProof(size1, Leaves[..size2])];
                bool Holds(int m, Hash32 old, int n, Hash32 top, Hash32[] path) =>
                    ConsistencyProof.Verify((ulong)m, old, (ulong)n, top, path);

                Assert.True(Holds(size1, root1, size2, root2, proof));
                Assert.False(Holds(size1, NaiveTree.Flip(root1, bit), size2, root2, proof));
                Assert.False(Holds(size1, root1, size2, NaiveTree.Flip(root2, bit), proof));
                Assert.False(Holds(size1, root1, size2, root2, [.. proof, root1]));
                Assert.False(Holds(0, root1, size2, root2, proof));
                if (proof.Length > 0)
                {
                    var at = choice % proof.Length;
                    Hash32[] flipped = [.. proof];
                    flipped[at] = NaiveTree.Flip(flipped[at], bit);
                    Assert.False(Holds(size1, root1, size2, root2, flipped));
                    Assert.False(Holds(size1, root1, size2, root2, proof[..^1]));
                    Assert.False(Holds(size2, root2, size1, root1, proof));
                    Assert.False(Holds(size1, root1, size2, root2, [.. proof.Where((_, i) => i != at)]));
                }
            },
            iter: 400);

    [Fact]
    public void Proofs_work_at_the_largest_sizes()
    {
        const ulong size = (1UL << 63) - 1;
        var proof = InclusionProof.Create(size / 3, size, id => Hash32.Of(BitConverter.GetBytes(id.Index)));
        Assert.NotNull(proof);
        Assert.True(InclusionProof.TryRoot(size / 3, size, Hash32.Zero, proof, out var root));
        Assert.True(InclusionProof.Verify(size / 3, size, Hash32.Zero, proof, root));
        Assert.NotNull(ConsistencyProof.Create(size / 3, size, _ => Hash32.Zero));
        Assert.False(InclusionProof.Verify(ulong.MaxValue - 1, ulong.MaxValue, Hash32.Zero, [], Hash32.Zero));
        Assert.False(ConsistencyProof.Verify(1, Hash32.Zero, ulong.MaxValue, Hash32.Zero, [Hash32.Zero]));
    }

    [Fact]
    public void Asking_for_what_no_tree_has_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => InclusionProof.Ranges(5, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsistencyProof.Ranges(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConsistencyProof.Ranges(6, 5));
    }

    private static Hash32? Note(List<NodeId> read, NodeId id)
    {
        read.Add(id);
        return Hash32.Zero;
    }
}
