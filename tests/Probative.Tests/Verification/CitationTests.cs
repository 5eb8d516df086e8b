using CsCheck;
using Probative.Kernel.Ids;
using Probative.Verification.Findings;
using Xunit;

namespace Probative.Tests.Verification;

/// <summary>Findings that rest on each other, in any tangle.</summary>
public sealed class CitationTests
{
    private static readonly Gen<(int From, int[] To)[]> s_drafts =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 7].Array[0, 4]).Array[0, 40];

    [Fact]
    public void What_is_accepted_never_has_a_circle_and_what_is_refused_would_have_one() => s_drafts.Sample(
        drafts =>
        {
            Dictionary<FindingId, IReadOnlyList<FindingId>> cited = [];
            foreach (var (from, to) in drafts)
            {
                var (finding, names) = (Of(from), to.Select(Of).ToArray());
                var circle = new Citations(cited).CircleThrough(finding, names);
                var wanted = new Dictionary<FindingId, IReadOnlyList<FindingId>>(cited) { [finding] = names };
                Assert.Equal(circle is null, CanBeOrdered(wanted));
                if (circle is null) cited = wanted;
                else AssertIsCircle(circle, wanted);
            }

            Assert.True(CanBeOrdered(cited));
        });

    [Fact]
    public void A_finding_that_names_itself_is_a_circle_and_a_long_chain_is_none()
    {
        Assert.Equal([Of(1), Of(1)], new Citations(Empty()).CircleThrough(Of(1), [Of(1)]));
        var chain = Enumerable.Range(0, 50_000).ToDictionary(
            one => Of(one), one => (IReadOnlyList<FindingId>)[Of(one + 1)]);
        Assert.Null(new Citations(chain).CircleThrough(Of(-1), [Of(0)]));
        Assert.Equal(50_002, new Citations(chain).CircleThrough(Of(50_000), [Of(0)])!.Count);
    }

    private static Dictionary<FindingId, IReadOnlyList<FindingId>> Empty() => [];

    private static FindingId Of(int number) => new(new Id(9, (ulong)(number + 1)));

    /// <summary>Each names the next, and it ends where it begins.</summary>
    private static void AssertIsCircle(
        IReadOnlyList<FindingId> circle, Dictionary<FindingId, IReadOnlyList<FindingId>> cited)
    {
        Assert.True(circle.Count > 1);
        Assert.Equal(circle[0], circle[^1]);
        foreach (var (one, next) in circle.Zip(circle.Skip(1))) Assert.Contains(next, cited[one]);
    }

    /// <summary>By another way than the product's: what names nothing that is left is taken away.</summary>
    private static bool CanBeOrdered(Dictionary<FindingId, IReadOnlyList<FindingId>> cited)
    {
        var left = cited.Keys.ToHashSet();
        while (left.Where(one => !cited[one].Any(left.Contains)).ToList() is { Count: > 0 } free)
            left.ExceptWith(free);
        return left.Count == 0;
    }
}
