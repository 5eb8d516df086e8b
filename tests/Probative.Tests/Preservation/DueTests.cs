using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Preservation;
using Probative.Preservation.Dates;
using Probative.Preservation.Holds;
using Probative.Preservation.Restrictions;
using Probative.Preservation.Terms;
using Xunit;

namespace Probative.Tests.Preservation;

/// <summary>The desk's case is to be reviewed in 2027-06.</summary>
public sealed class DueTests
{
    [Fact]
    public async Task A_thing_is_due_from_the_earliest_day_that_its_date_can_mean()
    {
        await using var desk = await Desk.CreateAsync();
        Assert.Empty((await DueAsync(desk, "2027-05-31")).Rows);
        var due = Assert.Single((await DueAsync(desk, "2027-06-01")).Rows);
        Assert.Equal(("case-review", "2027-06", "2027-06-01"), (
            (string?)due["what"], (string?)due["date"], (string?)due["due_from"]));
        Assert.Contains("case review", (string?)due["to_do"], StringComparison.Ordinal);

        // By a date that means several days, by the last of them.
        Assert.Single((await DueAsync(desk, "2027")).Rows);
    }

    [Fact]
    public async Task A_review_moves_the_date_and_the_opening_stays_what_it_was()
    {
        await using var desk = await Desk.CreateAsync();
        var told = await Desk.RunAsync(new CaseReviewer(desk.Vault), new ReviewCase
        {
            By = desk.Member, Case = "Exercise", Next = "2029", Reason = "it goes on",
        });
        Assert.Equal(Ending.Done, told.Ending);
        Assert.Empty((await DueAsync(desk, "2028")).Rows);
        Assert.Single((await DueAsync(desk, "2029-01")).Rows);
        var shown = await Desk.RunAsync(
            new RecordShower(desk.Vault), new Show { By = desk.Member, What = "Exercise", Case = null });
        Assert.Equal("2029", (string?)shown.Result["review_date"]);
        Assert.Equal((await desk.FactsAsync("CaseOpened"))[0].Index, (long)shown.Result["index"]!);
        var opened = (await desk.FactsAsync("CaseOpened"))[0];
        Assert.Equal("2027-06", opened.Fields.Text("review_date"));
    }

    [Fact]
    public async Task The_longest_overdue_comes_first_and_the_last_date_counts()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("a.txt", "a");
        var item = (string)(await desk.AddAsync(desk.Add())).Rows[0]["item"]!;
        await RetainAsync(desk, item, "2020");
        await RetainAsync(desk, "Exercise", "2021-05");
        await Desk.RunAsync(new HoldKeeper(desk.Vault), new PlaceHold
        {
            By = desk.Member, What = item, Case = null, Reason = "an order", Until = "2019/2022",
        });

        var due = await DueAsync(desk, "2027-12");
        Assert.Equal(
            ["hold", "retention", "retention", "case-review"], due.Rows.Select(row => (string?)row["what"]));
        Assert.Equal([item, item, null, null], due.Rows.Select(row => (string?)row["item"]));
        Assert.Equal("a.txt", (string?)due.Rows[0]["name"]);

        await RetainAsync(desk, item, "2040");
        Assert.Equal(
            ["hold", "retention", "case-review"],
            (await DueAsync(desk, "2027-12")).Rows.Select(row => (string?)row["what"]));
        Assert.Equal(4, desk.Vault.Ledger.Size - (await desk.FactsAsync("ItemReceived"))[0].Index - 2);
    }

    [Fact]
    public async Task A_withdrawal_is_due_until_somebody_decided()
    {
        await using var desk = await Desk.CreateAsync();
        desk.Folder.Write("a.txt", "a");
        desk.Folder.Write("b.txt", "b");
        var rows = (await desk.AddAsync(desk.Add())).Rows;
        var items = rows.Select(row => (string)row["item"]!).ToList();
        foreach (var item in items)
        {
            await Desk.RunAsync(new ConsentKeeper(desk.Vault), new WithdrawConsent
            {
                By = desk.Member, Item = item, Case = null, Reason = "they wrote",
            });
        }

        var due = await DueAsync(desk, null);
        Assert.Equal(items, due.Rows.Select(row => (string?)row["item"]));
        Assert.All(due.Rows, row => Assert.Equal("consent", (string?)row["what"]));

        await Desk.RunAsync(new ConsentKeeper(desk.Vault), new DecideKeeping
        {
            By = desk.Member, Item = items[0], Case = null, Reason = "an order",
        });
        await Desk.RunAsync(new Restricter(desk.Vault), new RestrictItem
        {
            By = desk.Member, Item = items[1], Case = null, Reason = "they wrote",
        });
        Assert.Empty((await DueAsync(desk, null)).Rows);
    }

    [Fact]
    public async Task What_is_due_in_cases_of_others_is_not_told()
    {
        await using var desk = await Desk.CreateAsync();
        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        Assert.Equal(0, (await DueAsync(desk, "2100", other)).Count("count"));
        var told = await Desk.RunAsync(new DueLister(desk.Vault), new ListDue
        {
            By = other, Case = "Exercise", Until = null, Limit = 10,
        });
        Assert.Equal(["case-not-found"], told.Codes);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2027-13")]
    public async Task A_date_that_is_none_is_refused_everywhere(string date)
    {
        await using var desk = await Desk.CreateAsync();
        Assert.Equal(["bad-value"], (await DueAsync(desk, date)).Codes);
        Assert.Equal(["bad-value"], (await RetainAsync(desk, "Exercise", date)).Codes);
        Assert.Equal(["bad-value"], (await Desk.RunAsync(new CaseReviewer(desk.Vault), new ReviewCase
        {
            By = desk.Member, Case = "Exercise", Next = date, Reason = "it goes on",
        })).Codes);
    }

    private static Task<Told> RetainAsync(Desk desk, string what, string until) => Desk.RunAsync(
        new Retainer(desk.Vault),
        new SetRetention { By = desk.Member, What = what, Case = null, Until = until, Reason = "rule 4" });

    private static Task<Told> DueAsync(Desk desk, string? by, MemberId? member = null) => Desk.RunAsync(
        new DueLister(desk.Vault),
        new ListDue { By = member ?? desk.Member, Case = null, Until = by, Limit = 10 });
}
