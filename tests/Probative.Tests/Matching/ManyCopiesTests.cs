using Probative.Kernel.Ids;
using Probative.Matching;
using Probative.Matching.Lineage;
using Xunit;

namespace Probative.Tests.Matching;

public sealed class ManyCopiesTests
{
    private const int Copies = 44;
    private const int LargeGroup = 32;

    [Fact]
    public async Task Copies_of_one_picture_are_one_group_and_late_ones_are_tied_to_it_by_few_matches()
    {
        await using var desk = await MatchDesk.CreateAsync();
        await desk.AddCopiesAsync(from: 10, Copies);
        var told = await desk.MatchAsync();
        Assert.Equal(Copies, (long)told.Result["matched"]!);

        var groups = await Desk.RunAsync(
            new CopyGroupLister(desk.Desk.Vault),
            new ListCopyGroups { By = desk.Desk.Member, Case = "Exercise", Limit = 100 });
        Assert.Equal(Copies, (long)Assert.Single(groups.Rows)["items"]!);

        var matched = (await desk.Desk.FactsAsync(nameof(ItemMatched)))
            .Select(fact => fact.Fields.Count("compared")!.Value).ToList();
        Assert.Equal(Copies, matched.Count);
        Assert.True(matched[16] >= 8, $"A small group is compared whole: {matched[16]}.");
        Assert.All(matched.Skip(LargeGroup + 2), compared => Assert.InRange(compared, 1, 8));
    }

    [Fact]
    public void Groups_join_by_way_of_others()
    {
        var groups = new KnownGroups();
        var items = Enumerable.Range(0, 7).Select(_ => ItemId.New()).ToArray();
        groups.Join(items[0], items[1]);
        groups.Join(items[2], items[3]);
        groups.Join(items[3], items[4]);
        Assert.False(groups.AreOne(items[0], items[4]));
        groups.Join(items[1], items[2]);
        groups.Join(items[4], items[0]);
        Assert.True(groups.AreOne(items[0], items[4]));
        Assert.Equal(5, groups.SizeOf(items[3]));
        Assert.Equal(1, groups.SizeOf(items[5]));
        Assert.False(groups.AreOne(items[5], items[6]));
    }
}
