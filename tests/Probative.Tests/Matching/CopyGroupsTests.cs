using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Matching.Lineage;
using Xunit;

namespace Probative.Tests.Matching;

public sealed class CopyGroupsTests
{
    [Fact]
    public async Task Groups_are_listed_largest_first_and_a_refused_match_joins_nothing()
    {
        await using var desk = await MatchDesk.CreateAsync();
        await desk.AddSceneAsync();
        await desk.AddCopyAsync();
        await desk.AddOtherAsync();
        await desk.AddAsync("d.mp4", "-ss 1 -t 4 -i c.mp4 -c:v libx264 -crf 28");
        await desk.AddAsync("e.mp4", "-t 4 -i c.mp4 -vf scale=160:120 -c:v libx264 -crf 28");
        await desk.ExamineAsync();
        await desk.MatchAsync();
        var told = await GroupsAsync(desk);
        Assert.Equal([3L, 2L], told.Rows.Select(row => (long)row["items"]!));
        Assert.Equal([3L, 1L], told.Rows.Select(row => (long)row["to_judge"]!));
        Assert.Equal(
            ["a.mp4", "b.mp4"], told.Rows[1]["names"]!.AsArray().Select(name => (string?)name).Order());
        Assert.Equal(5, (long)told.Result["items_in_groups"]!);
        Assert.Equal(5, (long)told.Result["searched_items"]!);
        Assert.Null(told.Rows[0]["earliest"]);

        var ofScene = (await desk.ListAsync()).Single(
            match => (string?)match["second"]!["name"] is "a.mp4" or "b.mp4");
        var before = desk.Desk.Vault.Ledger.Size - 1;
        await desk.JudgeAsync((string)ofScene["id"]!, isCopy: false);
        told = await GroupsAsync(desk);
        Assert.Equal([3L], told.Rows.Select(row => (long)row["items"]!));
        Assert.Equal(1, (long)told.Result["groups"]!);

        // As it was known before somebody refused it, and before anything was compared.
        var then = await GroupsAsync(desk, asOf: $"{before}");
        Assert.Equal([3L, 2L], then.Rows.Select(row => (long)row["items"]!));
        Assert.Equal(before, (long)then.Result["as_of"]!["last_index"]!);
        var first = await GroupsAsync(desk, asOf: "3");
        Assert.Equal((0L, 0L), ((long)first.Result["groups"]!, (long)first.Result["searched_items"]!));
        Assert.Equal(
            ["bad-value"],
            (await GroupsAsync(desk, asOf: "soon")).Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task What_is_confirmed_does_not_wait_and_fewer_groups_than_there_are_is_said()
    {
        await using var desk = await MatchDesk.MatchedAsync();
        await desk.JudgeAsync((string)(await desk.ListAsync()).Single()["id"]!, isCopy: true);
        var told = await GroupsAsync(desk);
        Assert.Equal((1L, 0L), ((long)told.Rows[0]["confirmed"]!, (long)told.Rows[0]["to_judge"]!));
        var none = await GroupsAsync(desk, limit: 0);
        Assert.Empty(none.Rows);
        Assert.Contains(none.Problems, problem => problem.Code == "limit-reached");
        var stranger = await GroupsAsync(desk, by: MemberId.New());
        Assert.Equal(Ending.WrongUsage, stranger.Ending);
        Assert.Empty(stranger.Rows);
    }

    private static Task<Told> GroupsAsync(
        MatchDesk desk, long limit = 100, MemberId? by = null, string? asOf = null) =>
        Desk.RunAsync(
            new CopyGroupLister(desk.Desk.Vault),
            new ListCopyGroups
            {
                By = by ?? desk.Desk.Member, Case = "Exercise", AsOf = asOf, Limit = limit,
            });
}
