using Probative.Ledger.Tree;
using Xunit;

namespace Probative.Ledger.Tests.Tree;

public sealed class FrontierTests
{
    [Fact]
    public void The_root_is_that_of_the_definition_at_every_size()
    {
        var leaves = NaiveTree.Leaves(300);
        var frontier = new Frontier();
        for (var size = 0; size <= leaves.Length; size++)
        {
            Assert.Equal(NaiveTree.Root(leaves.AsSpan(0, size)), frontier.Root());
            Assert.Equal((ulong)size, frontier.Size);
            if (size < leaves.Length)
            {
                frontier.Append(leaves[size]);
            }
        }
    }

    [Fact]
    public void It_goes_on_from_its_nodes_alone()
    {
        var leaves = NaiveTree.Leaves(200);
        var whole = new Frontier();
        for (var size = 0; size < leaves.Length; size++)
        {
            var resumed = new Frontier(whole.Size, [.. whole.Nodes]);
            whole.Append(leaves[size]);
            resumed.Append(leaves[size]);
            Assert.Equal(whole.Root(), resumed.Root());
            Assert.Equal(whole.Nodes, resumed.Nodes);
        }
    }

    [Fact]
    public void Its_nodes_are_the_peaks()
    {
        var leaves = NaiveTree.Leaves(100);
        var frontier = new Frontier();
        for (var size = 1UL; size <= 100; size++)
        {
            frontier.Append(leaves[size - 1]);
            Assert.Equal(
                NodeId.Peaks(size).Select(peak => NaiveTree.Node(leaves, peak)!.Value), frontier.Nodes);
            Assert.All(NodeId.Peaks(size), peak => Assert.True(peak.IsPeakOf(size) && peak.IsIn(size)));
        }
    }

    [Fact]
    public void A_copy_grows_by_itself()
    {
        var leaves = NaiveTree.Leaves(8);
        var first = new Frontier();
        first.Append(leaves[0]);
        var second = first.Clone();
        second.Append(leaves[1]);
        Assert.Equal(1UL, first.Size);
        Assert.Equal(leaves[0], first.Root());
        Assert.Equal(NaiveTree.Root(leaves.AsSpan(0, 2)), second.Root());
    }

    [Fact]
    public void It_tells_of_every_node_exactly_once_when_it_is_complete()
    {
        var leaves = NaiveTree.Leaves(257);
        var told = new Dictionary<NodeId, Hash32>();
        var frontier = new Frontier();
        foreach (var leaf in leaves)
        {
            frontier.Append(leaf, (node, hash) => told.Add(node, hash));
            Assert.All(told.Keys, node => Assert.True(node.IsIn(frontier.Size)));
        }

        var count = Enumerable.Range(0, 9).Sum(level => 257 >> level);
        Assert.Equal(count, told.Count);
        Assert.All(told, node => Assert.Equal(NaiveTree.Node(leaves, node.Key), node.Value));
    }

    [Fact]
    public void A_wrong_number_of_nodes_is_a_bug_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => new Frontier(3, [Hash32.Zero]));

    [Fact]
    public void A_leaf_longer_than_the_stack_buffer_hashes_as_defined()
    {
        foreach (var length in new[] { 0, 1, 1_022, 1_023, 1_024, 1_025, 16_384, 65_535 })
        {
            var leaf = new byte[length];
            Random.Shared.NextBytes(leaf);
            Assert.Equal(NaiveTree.LeafHash(leaf), TreeHash.Leaf(leaf));
        }
    }
}
