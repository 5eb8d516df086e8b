using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Preservation.Holds;
using Xunit;

namespace Probative.Tests.Preservation;

public sealed class HoldTests
{
    [Fact]
    public async Task A_hold_on_a_case_covers_its_items_and_a_hold_on_an_item_covers_it_alone()
    {
        await using var desk = await Desk.CreateAsync();
        var (one, two) = await AddTwoAsync(desk);
        var @case = await CaseAsync(desk);
        Assert.Empty(await ActiveAsync(desk, one));

        var onItem = await PlaceAsync(desk, one, until: "2027-03");
        Assert.Equal(Ending.Done, onItem.Ending);
        Assert.Equal([IdOf(onItem)], await ActiveAsync(desk, one));
        Assert.Empty(await ActiveAsync(desk, two));
        Assert.Empty(await ActiveAsync(desk, null));

        var onCase = await PlaceAsync(desk, "Exercise");
        Assert.Equal([IdOf(onItem), IdOf(onCase)], await ActiveAsync(desk, one));
        Assert.Equal([IdOf(onCase)], await ActiveAsync(desk, two));
        Assert.Equal([IdOf(onCase)], await ActiveAsync(desk, null));
        Assert.Equal(@case, onCase.Recorded[0].Where.Case);
        Assert.Null((string?)onCase.Result["hold"]!["item"]);
    }

    [Fact]
    public async Task A_released_hold_stays_on_the_record_and_releases_no_other()
    {
        await using var desk = await Desk.CreateAsync();
        var (one, _) = await AddTwoAsync(desk);
        var first = IdOf(await PlaceAsync(desk, one, reason: "order of Monday"));
        var second = IdOf(await PlaceAsync(desk, one, reason: "order of Tuesday"));

        var released = await ReleaseAsync(desk, first[..8]);

        Assert.Equal(Ending.Done, released.Ending);
        Assert.False((bool)released.Result["hold"]!["active"]!);
        Assert.Equal([second], await ActiveAsync(desk, one));
        Assert.Equal(["hold-released"], (await ReleaseAsync(desk, first)).Codes);
        Assert.Equal([second], Ids(await ListAsync(desk)));
        var all = await ListAsync(desk, withReleased: true);
        Assert.Equal([first, second], Ids(all));
        Assert.Equal("enough", (string?)all.Rows[0]["release_reason"]);
        await desk.ReopenAsync();
        Assert.Equal([second], await ActiveAsync(desk, one));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData("a\0b", null)]
    [InlineData("because", "soon")]
    public async Task A_hold_needs_a_reason_and_its_date_is_a_date(string reason, string? until)
    {
        await using var desk = await Desk.CreateAsync();
        var size = desk.Vault.Ledger.Size;
        var told = await PlaceAsync(desk, "Exercise", reason, until);
        Assert.Equal(Ending.WrongUsage, told.Ending);
        Assert.Equal(["bad-value"], told.Codes);
        Assert.Equal(size, desk.Vault.Ledger.Size);
    }

    [Fact]
    public async Task A_hold_that_is_due_for_review_stands()
    {
        await using var desk = await Desk.CreateAsync();
        var hold = IdOf(await PlaceAsync(desk, "Exercise", until: "1999"));
        Assert.Equal([hold], await ActiveAsync(desk, null));
    }

    [Fact]
    public async Task Holds_of_a_case_of_others_are_holds_that_are_not_there()
    {
        await using var desk = await Desk.CreateAsync();
        var (one, _) = await AddTwoAsync(desk);
        var hold = IdOf(await PlaceAsync(desk, one));
        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        await desk.OpenCaseAsync("Others", other);

        var told = await ReleaseAsync(desk, hold, other);
        var none = await ReleaseAsync(desk, new string('0', 32), other);
        Assert.Equal(["hold-not-found"], told.Codes);
        Assert.Equal(
            none.Problems[0].Message.Replace(new string('0', 32), hold, StringComparison.Ordinal),
            told.Problems[0].Message);
        Assert.Equal(["not-found"], (await PlaceAsync(desk, one, by: other)).Codes);
        var listed = await Desk.RunAsync(new HoldLister(desk.Vault), new ListHolds
        {
            By = other, Case = null, WithReleased = true, Limit = 10,
        });
        Assert.Empty(listed.Rows);
        Assert.Equal(0, listed.Count("count"));
        Assert.Equal(["case-not-found"], (await Desk.RunAsync(new HoldLister(desk.Vault), new ListHolds
        {
            By = other, Case = "Exercise", WithReleased = true, Limit = 10,
        })).Codes);
    }

    private static async Task<(string One, string Two)> AddTwoAsync(Desk desk)
    {
        desk.Folder.Write("a.txt", "one");
        desk.Folder.Write("b.txt", "two");
        var rows = (await desk.AddAsync(desk.Add())).Rows;
        return ((string)rows[0]["item"]!, (string)rows[1]["item"]!);
    }

    private static async Task<Ledger.Facts.CaseId> CaseAsync(Desk desk) => Assert.IsType<CaseFound.One>(
        await new CaseRoll(desk.Vault).FindAsync("Exercise", desk.Member, Desk.Ct)).Standing.Id;

    private static async Task<IEnumerable<string>> ActiveAsync(Desk desk, string? item)
    {
        ItemId? id = Id.TryParse(item, out var parsed) ? new ItemId(parsed) : null;
        var holds = await new HoldRoll(desk.Vault).ActiveAsync(await CaseAsync(desk), id, Desk.Ct);
        return holds.Select(hold => hold.Id.ToString());
    }

    private static Task<Told> PlaceAsync(
        Desk desk, string what, string reason = "because", string? until = null, MemberId? by = null) =>
        Desk.RunAsync(new HoldKeeper(desk.Vault), new PlaceHold
        {
            By = by ?? desk.Member,
            What = what,
            Case = null,
            Reason = reason,
            Until = until,
        });

    private static Task<Told> ReleaseAsync(Desk desk, string hold, MemberId? by = null) => Desk.RunAsync(
        new HoldKeeper(desk.Vault),
        new ReleaseHold { By = by ?? desk.Member, Hold = hold, Reason = "enough" });

    private static Task<Told> ListAsync(Desk desk, bool withReleased = false) => Desk.RunAsync(
        new HoldLister(desk.Vault),
        new ListHolds { By = desk.Member, Case = "Exercise", WithReleased = withReleased, Limit = 10 });

    private static string IdOf(Told told) => (string)told.Result["hold"]!["id"]!;

    private static IEnumerable<string> Ids(Told told) => told.Rows.Select(row => (string)row["id"]!);
}
