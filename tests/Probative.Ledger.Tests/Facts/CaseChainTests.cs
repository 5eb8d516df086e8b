using Probative.Ledger.Facts;
using Probative.Ledger.Tree;
using Xunit;

namespace Probative.Ledger.Tests.Facts;

public sealed class CaseChainTests
{
    private static readonly CaseId A = CaseId.FromSpan([.. Enumerable.Repeat((byte)1, 16)]);
    private static readonly CaseId B = CaseId.FromSpan([.. Enumerable.Repeat((byte)2, 16)]);

    private readonly CaseChain _chain = new();
    private ulong _index;

    [Fact]
    public void Cases_grow_beside_each_other()
    {
        var a1 = Add(A, 1, Hash32.Zero);
        var b1 = Add(B, 1, Hash32.Zero);
        var a2 = Add(A, 2, a1.Hash);
        var b2 = Add(B, 2, b1.Hash);
        var a3 = Add(A, 3, a2.Hash);
        Assert.All([a1, b1, a2, b2, a3], added => Assert.Null(added.Fault));
        Assert.Null(_chain.First);
        Assert.Equal(2, _chain.CaseCount);
        Assert.Equal(new CaseHead(3, a3.Hash), _chain.HeadOf(A));
        Assert.Equal(new CaseHead(2, b2.Hash), _chain.HeadOf(B));
        Assert.Equal(default, _chain.HeadOf(Sample.Case));
        Assert.Equal([A, B], _chain.Heads.Select(head => head.Key));
    }

    [Fact]
    public void A_repeated_number_is_a_fault_and_does_not_move_the_case()
    {
        var first = Add(A, 1, Hash32.Zero);
        var again = Add(A, 1, Hash32.Zero, salt: 1);
        Assert.Equal(new ChainFault(1, A, 1, ChainFaultKind.Repeated, 2), again.Fault);
        Assert.Null(Add(A, 2, first.Hash).Fault);
        Assert.Equal(again.Fault, _chain.First);
    }

    [Fact]
    public void A_gap_is_told_once()
    {
        Add(A, 1, Hash32.Zero);
        var third = Add(A, 3, Sample.Prev);
        Assert.Equal(new ChainFault(1, A, 3, ChainFaultKind.Gap, 2), third.Fault);
        Assert.Null(Add(A, 4, third.Hash).Fault);
        Assert.Equal(ChainFaultKind.Gap, Add(B, 2, Sample.Prev).Fault!.Kind);
        Assert.Equal(third.Fault, _chain.First);
    }

    [Fact]
    public void A_wrong_predecessor_is_told_once()
    {
        Add(A, 1, Hash32.Zero);
        var second = Add(A, 2, Sample.Prev);
        Assert.Equal(new ChainFault(1, A, 2, ChainFaultKind.WrongPrev, 2), second.Fault);
        Assert.Null(Add(A, 3, second.Hash).Fault);
    }

    [Fact]
    public void Facts_in_the_wrong_order_are_faults()
    {
        var first = Add(A, 1, Hash32.Zero);
        Assert.Equal(ChainFaultKind.Gap, Add(A, 3, Sample.Prev).Fault!.Kind);
        Assert.Equal(ChainFaultKind.Repeated, Add(A, 2, first.Hash).Fault!.Kind);
    }

    private (ChainFault? Fault, Hash32 Hash) Add(CaseId caseId, long n, Hash32 prev, int salt = 0)
    {
        Hash32[] digests = [.. Enumerable.Range(salt, 8).Select(i => Hash32.Of([(byte)i, (byte)n]))];
        var leaf = new Leaf(caseId, n, prev, digests);
        var hash = TreeHash.Leaf(leaf.ToBytes());
        return (_chain.Append(_index++, leaf, hash), hash);
    }
}
