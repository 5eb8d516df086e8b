using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Preservation;
using Probative.Preservation.Restrictions;
using Probative.Reading;
using Xunit;

namespace Probative.Tests.Preservation;

public sealed class RestrictionTests
{
    [Fact]
    public async Task A_restricted_item_is_left_out_of_lists_which_say_how_many_they_left_out()
    {
        await using var desk = await Desk.CreateAsync();
        var item = await AddAsync(desk);
        Assert.Equal(Ending.Done, (await RestrictAsync(desk, item)).Ending);

        var listed = await ListAsync(desk);
        Assert.Equal(["other.txt"], listed.Rows.Select(row => (string?)row["name"]));
        Assert.Equal((1, 1), (listed.Count("count"), listed.Count("restricted_left_out")));
        var all = await ListAsync(desk, withRestricted: true);
        Assert.Equal([false, true], all.Rows.Select(row => (bool)row["restricted"]!));
        Assert.Equal(0, all.Count("restricted_left_out"));

        // What a filter leaves out anyway is not counted as hidden.
        var others = await ListAsync(desk, name: "other");
        Assert.Equal(0, others.Count("restricted_left_out"));
    }

    [Fact]
    public async Task What_shows_a_restricted_item_refuses_unless_it_is_asked_for_as_that()
    {
        await using var desk = await Desk.CreateAsync();
        var item = await AddAsync(desk);
        await ClaimAsync(desk, item);
        await RestrictAsync(desk, item);

        Assert.Equal(["item-restricted"], (await ShowAsync(desk, item, false)).Codes);
        Assert.Equal(["item-restricted"], (await ShowAsync(desk, "name:report.txt", false)).Codes);
        Assert.Equal(["item-restricted"], (await HistoryAsync(desk, item, false)).Codes);
        Assert.Equal(["item-restricted"], (await ClaimAsync(desk, item)).Codes);
        var hidden = await ClaimsAsync(desk, withRestricted: false);
        Assert.Empty(hidden.Rows);
        Assert.Equal((0, 1), (hidden.Count("count"), hidden.Count("restricted_left_out")));

        var shown = await ShowAsync(desk, item, true);
        Assert.Equal("because", (string?)shown.Result["keeping"]!["restricted"]!["reason"]);
        Assert.Equal(Ending.Done, (await ClaimAsync(desk, item, withRestricted: true)).Ending);
        Assert.Equal(2, (await ClaimsAsync(desk, withRestricted: true)).Rows.Count);
        Assert.Contains("restricted", Steps(await HistoryAsync(desk, item, true)));
    }

    [Fact]
    public async Task A_lifted_restriction_hides_nothing_and_stays_in_the_history()
    {
        await using var desk = await Desk.CreateAsync();
        var item = await AddAsync(desk);
        await RestrictAsync(desk, item);
        Assert.Equal(["already-restricted"], (await RestrictAsync(desk, item)).Codes);
        var size = desk.Vault.Ledger.Size;

        Assert.Equal(Ending.Done, (await LiftAsync(desk, item)).Ending);
        Assert.Equal(["not-restricted"], (await LiftAsync(desk, item)).Codes);
        Assert.Equal(2, (await ListAsync(desk)).Rows.Count);
        var steps = Steps(await HistoryAsync(desk, item, false)).ToList();
        Assert.Equal(["restricted", "restriction lifted"], steps[^2..]);

        // What was known then.
        await using var db = desk.Vault.Views.OpenItems();
        Assert.Single(db.Restrictions.AsOf(size), row => row.IsRestricted);
        Assert.DoesNotContain(db.Restrictions.AsOf(size + 1), row => row.IsRestricted);
    }

    [Fact]
    public async Task Restricted_items_of_others_are_neither_told_nor_counted()
    {
        await using var desk = await Desk.CreateAsync();
        var item = await AddAsync(desk);
        await RestrictAsync(desk, item);
        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        await desk.OpenCaseAsync("Others", other);

        Assert.Equal(["item-not-found"], (await HistoryAsync(desk, item, false, other)).Codes);
        Assert.Equal(["item-not-found"], (await RestrictAsync(desk, item, other)).Codes);
        Assert.Equal(["item-not-found"], (await LiftAsync(desk, item, other)).Codes);
        var listed = await ListAsync(desk, by: other, @case: "Others");
        Assert.Equal(0, listed.Count("restricted_left_out"));
    }

    private static async Task<string> AddAsync(Desk desk)
    {
        desk.Folder.Write("report.txt", "The warden said the bridge was closed.");
        desk.Folder.Write("other.txt", "other");
        var told = await desk.AddAsync(desk.Add());
        return (string)told.Rows.Single(row => ((string)row["path"]!).EndsWith(
            "report.txt", StringComparison.Ordinal))["item"]!;
    }

    private static IEnumerable<string?> Steps(Told told) => told.Rows.Select(row => (string?)row["what"]);

    private static Task<Told> RestrictAsync(Desk desk, string item, MemberId? by = null) => Desk.RunAsync(
        new Restricter(desk.Vault),
        new RestrictItem { By = by ?? desk.Member, Item = item, Case = null, Reason = "because" });

    private static Task<Told> LiftAsync(Desk desk, string item, MemberId? by = null) => Desk.RunAsync(
        new Restricter(desk.Vault),
        new LiftRestriction { By = by ?? desk.Member, Item = item, Case = null, Reason = "enough" });

    private static Task<Told> ListAsync(
        Desk desk,
        bool withRestricted = false,
        string? name = null,
        MemberId? by = null,
        string @case = "Exercise") =>
        Desk.RunAsync(new ItemLister(desk.Vault), new ListItems
        {
            By = by ?? desk.Member,
            Case = @case,
            NameHolds = name,
            From = null,
            WithRestricted = withRestricted,
            Limit = 10,
        });

    private static Task<Told> ShowAsync(Desk desk, string item, bool withRestricted) => Desk.RunAsync(
        new RecordShower(desk.Vault),
        new Show { By = desk.Member, What = item, Case = null, WithRestricted = withRestricted });

    private static Task<Told> HistoryAsync(
        Desk desk, string item, bool withRestricted, MemberId? by = null) => Desk.RunAsync(
        new CustodyTeller(desk.Vault),
        new ShowHistory
        {
            By = by ?? desk.Member, Item = item, Case = null, WithRestricted = withRestricted,
        });

    private static Task<Told> ClaimAsync(Desk desk, string item, bool withRestricted = false) =>
        Desk.RunAsync(new ClaimRecorder(desk.Vault), new RecordClaim
        {
            By = desk.Member,
            Item = item,
            Case = null,
            WithRestricted = withRestricted,
            Quote = "the bridge was closed",
            Occurrence = null,
            At = null,
            Speakers = ["the warden"],
            Hedges = [],
            Denies = false,
        });

    private static Task<Told> ClaimsAsync(Desk desk, bool withRestricted) => Desk.RunAsync(
        new ClaimTeller(desk.Vault),
        new ListClaims
        {
            By = desk.Member, Case = "Exercise", Item = null, WithRestricted = withRestricted, Limit = 10,
        });
}
