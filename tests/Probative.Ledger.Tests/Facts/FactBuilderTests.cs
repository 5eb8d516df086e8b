using CsCheck;
using Probative.Ledger.Facts;
using Xunit;

namespace Probative.Ledger.Tests.Facts;

public sealed class FactBuilderTests
{
    [Fact]
    public void The_number_of_digests_tells_only_the_fields_rounded_up_to_8() =>
        Gen.Int[1, 320].Sample(
            fields =>
            {
                var builder = new FactBuilder(Sample.Case);
                for (var i = 0; i < fields; i++)
                {
                    builder.Add($"field{i}", i);
                }

                var draft = builder.Build();
                var padding = draft.Disclosures.Where(disclosure => disclosure.IsPadding).Select(d => d.Name);
                var count = (fields + 7) / 8 * 8;
                Assert.Equal(count, draft.Disclosures.Count);
                Assert.Equal(
                    Enumerable.Range(1, count - fields).Select(i => $"pad{i}").Order(), padding.Order());
                Assert.Equal(count, draft.Disclosures.Select(d => d.Text).Distinct().Count());
            },
            iter: 60);

    [Fact]
    public void A_draft_becomes_the_same_leaf_as_its_parts()
    {
        var draft = Sample.Draft();
        foreach (var n in new[] { 2, 9, 10, 99, 100, 12_345, JsonValue.IntegerLimit })
        {
            var bytes = draft.ToLeaf(n, Sample.Prev);
            Assert.Equal(draft.LeafLength(n), bytes.Length);
            var leaf = new Leaf(Sample.Case, n, Sample.Prev, [.. draft.Disclosures.Select(d => d.Digest)]);
            Assert.Equal(leaf.ToBytes(), bytes);
        }

        Assert.True(Leaf.TryParse(draft.ToLeaf(1, Hash32.Zero), out var first, out _));
        Assert.Equal(1, first.N);
    }

    [Fact]
    public void Disclosures_stand_in_the_order_of_their_digests()
    {
        var draft = Sample.Draft();
        Assert.True(Leaf.TryParse(draft.ToLeaf(1, Hash32.Zero), out var leaf, out _));
        Assert.Equal(draft.Disclosures.Select(d => d.Digest), leaf.Digests.ToArray());
        Assert.Equal(10, draft.Disclosures.Count(disclosure => !disclosure.IsPadding));
    }

    [Fact]
    public void Salts_are_never_the_same()
    {
        var salts = new HashSet<string>();
        for (var i = 0; i < 50; i++)
        {
            foreach (var disclosure in Sample.Builder().Build().Disclosures)
            {
                Assert.True(salts.Add(disclosure.Text[..28]));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("_sd")]
    [InlineData("_sd_alg")]
    [InlineData("...")]
    [InlineData("case")]
    [InlineData("n")]
    [InlineData("prev")]
    [InlineData("v")]
    [InlineData("pad1")]
    [InlineData("pad007")]
    [InlineData("exp")]
    [InlineData("nbf")]
    [InlineData("iat")]
    [InlineData("cnf")]
    [InlineData("iss")]
    [InlineData("Type")]
    [InlineData("two words")]
    public void Some_names_are_not_free(string name) =>
        Assert.Throws<ArgumentException>(() => new FactBuilder(Sample.Case).Add(name, 1));

    [Fact]
    public void Misuse_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentException>(() => new FactBuilder(Sample.Case).Add("a", 1).Add("a", 2));
        Assert.Throws<InvalidOperationException>(() => new FactBuilder(Sample.Case).Build());
        var full = new FactBuilder(Sample.Case);
        for (var i = 0; i < FactBuilder.FieldLimit; i++)
        {
            full.Add($"f{i}", i);
        }

        Assert.Throws<InvalidOperationException>(() => full.Add("more", 1));
        var draft = Sample.Draft();
        Assert.Throws<ArgumentOutOfRangeException>(() => draft.ToLeaf(0, Hash32.Zero));
        Assert.Throws<ArgumentException>(() => draft.ToLeaf(1, Sample.Prev));
        Assert.Throws<ArgumentException>(() => draft.ToLeaf(2, Hash32.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => draft.ToLeaf(1L << 53, Sample.Prev));
        Assert.ThrowsAny<ArgumentException>(
            () => draft.WriteLeaf(2, Sample.Prev, new byte[draft.LeafLength(2) - 1]));
    }

    [Fact]
    public void Completing_a_draft_allocates_nothing()
    {
        var draft = Sample.Draft();
        var buffer = new byte[draft.LeafLength(1_000_000)];
        draft.WriteLeaf(2, Sample.Prev, buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 2; n < 1_000; n++)
        {
            draft.WriteLeaf(n, Sample.Prev, buffer);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
