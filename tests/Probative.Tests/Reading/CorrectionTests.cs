using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Intake;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Preservation;
using Probative.Reading;
using Probative.Reading.Corrections;
using Xunit;

namespace Probative.Tests.Reading;

public sealed class CorrectionTests
{
    private static readonly Statement s_stated = new(
        StatedAcquisition.Nothing with { From = "the harbor office", Received = "2026-10" },
        [StatedAppearance.Nothing with { Source = "Ridge Watch", Url = "https://ridge.example/1" }]);

    [Fact]
    public async Task A_correction_is_what_views_show_from_then_on_and_both_stay_in_the_history()
    {
        await using var desk = await Desk.CreateAsync();
        var (item, receipt, _) = await AddAsync(desk);
        var before = desk.Vault.Ledger.Size;

        var told = await CorrectAsync(desk, receipt, "from", "the harbour office");

        Assert.Equal(Ending.Done, told.Ending);
        Assert.Equal(
            ("the harbor office", "the harbour office"),
            ((string?)told.Result["was"], (string?)told.Result["value"]));
        var shown = (await ShowAsync(desk, item)).Result;
        var stated = Assert.Single(shown["receipts"]!.AsArray())!;
        Assert.Equal("the harbour office", (string?)stated["from"]);
        Assert.Equal(receipt, (long)stated["index"]!);
        Assert.Equal("2026-10", (string?)stated["received"]);
        var correction = Assert.Single(shown["corrections"]!.AsArray())!;
        Assert.Equal("the harbor office", (string?)correction["was"]);
        Assert.Equal("a slip of the pen", (string?)correction["reason"]);

        var history = await HistoryAsync(desk, item);
        Assert.Equal(
            ["taken in", "appearance recorded", "corrected"],
            history.Rows.Select(row => (string?)row["what"]));
        Assert.Equal("the harbor office", (string?)history.Rows[^1]["was"]);
        Assert.Equal("the harbour office", (string?)history.Rows[^1]["value"]);
        Assert.Equal(
            "the harbour office", (string?)history.Result["before_intake"]![0]!["as_stated_by"]);

        // What did we know then: the filter still answers.
        await using var db = desk.Vault.Views.OpenItems();
        Assert.Equal(
            "the harbor office", Assert.Single(await db.Acquisitions.AsOf(before).ToListAsync(Desk.Ct)).From);
        Assert.Equal("the harbor office", (await desk.FactsAsync("ItemReceived"))[0].Fields.Text("from"));
    }

    [Fact]
    public async Task A_correction_can_be_corrected_by_the_index_of_either()
    {
        await using var desk = await Desk.CreateAsync();
        var (item, receipt, _) = await AddAsync(desk);
        var first = await CorrectAsync(desk, receipt, "from", "A");
        var second = await CorrectAsync(desk, (long)first.Result["index"]!, "from", "B");
        Assert.Equal(receipt, (long)second.Result["fact"]!["index"]!);
        Assert.Equal("A", (string?)second.Result["was"]);
        await CorrectAsync(desk, receipt, "how", "by hand");
        var third = await CorrectAsync(desk, (long)second.Result["index"]!, "from", "not stated");
        Assert.Null(third.Result["value"]);

        var stated = (await ShowAsync(desk, item)).Result["receipts"]![0]!;
        Assert.Equal((null, "by hand"), ((string?)stated["from"], (string?)stated["how"]));
        Assert.Equal(
            ["A", "B", null],
            (await ShowAsync(desk, item)).Result["corrections"]!.AsArray()
                .Where(row => (string?)row!["field"] == "from").Select(row => (string?)row!["value"]));
        Assert.Equal(["not-correctable"], (await CorrectAsync(
            desk, (long)second.Result["index"]!, "how", "x")).Codes);
        await desk.ReopenAsync();
        Assert.Null((string?)(await ShowAsync(desk, item)).Result["receipts"]![0]!["from"]);
    }

    [Fact]
    public async Task Appearances_cases_and_claims_are_corrected_by_the_rules_they_were_stated_by()
    {
        await using var desk = await Desk.CreateAsync();
        var (item, _, seen) = await AddAsync(desk);
        Assert.Equal(Ending.Done, (await CorrectAsync(desk, seen, "url", "https://ridge.example/2")).Ending);
        Assert.Equal(["bad-value"], (await CorrectAsync(desk, seen, "seen", "last week")).Codes);
        Assert.Equal(Ending.Done, (await CorrectAsync(desk, seen, "seen", "2026-10~")).Ending);
        var sighting = (await ShowAsync(desk, item)).Result["appearances"]![0]!;
        Assert.Equal(
            ("https://ridge.example/2", "2026-10~", "Ridge Watch"),
            ((string?)sighting["url"], (string?)sighting["seen"], (string?)sighting["source"]));

        var opened = (await desk.FactsAsync("CaseOpened"))[0].Index;
        Assert.Equal(["bad-value"], (await CorrectAsync(desk, opened, "purpose", " ")).Codes);
        Assert.Equal(Ending.Done, (await CorrectAsync(desk, opened, "purpose", "an exercise")).Ending);
        Assert.Equal(Ending.Done, (await CorrectAsync(desk, opened, "legal_basis", "order 7")).Ending);
        var @case = (await ShowAsync(desk, "Exercise")).Result;
        Assert.Equal(
            ("an exercise", "order 7", "2027-06", opened),
            ((string?)@case["purpose"], (string?)@case["legal_basis"], (string?)@case["review_date"],
                (long)@case["index"]!));
        Assert.Equal(2, @case["corrections"]!.AsArray().Count);

        var claim = await ClaimAsync(desk, item);
        Assert.Equal(["hedge-not-in-text"], (await CorrectAsync(desk, claim, "hedges", "perhaps")).Codes);
        Assert.Equal(["no-speaker"], (await CorrectAsync(desk, claim, "speakers")).Codes);
        Assert.Equal(Ending.Done, (await CorrectAsync(desk, claim, "hedges", "reportedly")).Ending);
        Assert.Equal(Ending.Done, (await CorrectAsync(desk, claim, "speakers", "A", "B")).Ending);
        var said = (await ShowAsync(desk, item)).Result["claims"]![0]!;
        Assert.Equal(["reportedly"], Texts(said["hedges"]));
        Assert.Equal(["A", "B"], Texts(said["speakers"]));
        Assert.Equal((claim, "asserts"), ((long)said["index"]!, (string?)said["polarity"]));
        Assert.Equal(Ending.Done, (await CorrectAsync(desk, claim, "hedges")).Ending);
        Assert.Empty((await ShowAsync(desk, item)).Result["claims"]![0]!["hedges"]!.AsArray());
    }

    [Theory]
    [InlineData("sha256")]
    [InlineData("item")]
    [InlineData("size_bytes")]
    [InlineData("name")]
    [InlineData("path")]
    [InlineData("at")]
    [InlineData("actor")]
    [InlineData("type")]
    [InlineData("nothing of the kind")]
    public async Task What_was_measured_or_assigned_stands(string field)
    {
        await using var desk = await Desk.CreateAsync();
        var (_, receipt, _) = await AddAsync(desk);
        var told = await CorrectAsync(desk, receipt, field, "x");
        Assert.Equal(["not-correctable"], told.Codes);
        Assert.Empty(await desk.FactsAsync("FieldCorrected"));
    }

    [Fact]
    public async Task What_says_the_same_or_too_much_or_has_no_reason_is_refused()
    {
        await using var desk = await Desk.CreateAsync();
        var (_, receipt, _) = await AddAsync(desk);
        Assert.Equal(["nothing-to-correct"], (await CorrectAsync(
            desk, receipt, "from", "the harbor office")).Codes);
        Assert.Equal(["nothing-to-correct"], (await CorrectAsync(desk, receipt, "how", "not stated")).Codes);
        Assert.Equal(["bad-value"], (await CorrectAsync(desk, receipt, "from", "A", "B")).Codes);
        Assert.Equal(["bad-value"], (await CorrectAsync(desk, receipt, "from")).Codes);
        Assert.Equal(["bad-value"], (await Desk.RunAsync(new Corrector(desk.Vault), new CorrectField
        {
            By = desk.Member, Index = receipt, Field = "from", Values = ["A"], Reason = " ",
        })).Codes);
        Assert.Empty(await desk.FactsAsync("FieldCorrected"));
    }

    [Fact]
    public async Task A_fact_of_others_is_a_fact_that_is_not_there()
    {
        await using var desk = await Desk.CreateAsync();
        var (_, receipt, _) = await AddAsync(desk);
        var other = await desk.AddMemberAsync("Ola Nordby", desk.Member);
        var told = await CorrectAsync(desk, receipt, "from", other, "A");
        var none = await CorrectAsync(desk, 100_000, "from", other, "A");
        Assert.Equal(["fact-not-found"], told.Codes);
        Assert.Equal(["fact-not-found"], none.Codes);
        Assert.Equal(
            none.Problems[0].Message.Replace("100000", $"{receipt}", StringComparison.Ordinal),
            told.Problems[0].Message);
        Assert.Equal(["fact-not-found"], (await CorrectAsync(desk, 0, "origin", "x")).Codes);
    }

    [Fact]
    public async Task Corrected_conditions_bind_anew()
    {
        await using var desk = await Desk.CreateAsync();
        var (item, receipt, _) = await AddAsync(desk);
        Assert.Empty(await BindingAsync(desk, item));
        await CorrectAsync(desk, receipt, "conditions", "never abroad");
        Assert.Equal(["never abroad"], await BindingAsync(desk, item));
        await Desk.RunAsync(
            new Probative.Preservation.Terms.ConditionReleaser(desk.Vault),
            new Probative.Preservation.Terms.ReleaseConditions
            {
                By = desk.Member, Item = item, Case = null, Reason = "they agreed",
            });
        Assert.Empty(await BindingAsync(desk, item));
        await CorrectAsync(desk, receipt, "how", "by hand");
        Assert.Empty(await BindingAsync(desk, item));
        await CorrectAsync(desk, receipt, "conditions", "never abroad, and never in print");
        Assert.Equal(["never abroad, and never in print"], await BindingAsync(desk, item));
        await CorrectAsync(desk, receipt, "conditions", "not stated");
        Assert.Empty(await BindingAsync(desk, item));
    }

    private static async Task<(string Item, long Receipt, long Seen)> AddAsync(Desk desk)
    {
        desk.Folder.Write("report.txt", "The warden said the bridge was reportedly closed.");
        var told = await desk.AddAsync(desk.Add(stated: s_stated));
        return (
            (string)told.Rows[0]["item"]!,
            (await desk.FactsAsync("ItemReceived"))[0].Index,
            (await desk.FactsAsync("AppearanceRecorded"))[0].Index);
    }

    private static async Task<long> ClaimAsync(Desk desk, string item) =>
        (long)(await Desk.RunAsync(new ClaimRecorder(desk.Vault), new RecordClaim
        {
            By = desk.Member,
            Item = item,
            Case = null,
            Quote = "the bridge was reportedly closed",
            Occurrence = null,
            At = null,
            Speakers = ["the warden"],
            Hedges = [],
            Denies = false,
        })).Result["claim"]!["index"]!;

    private static async Task<IEnumerable<string?>> BindingAsync(Desk desk, string item) =>
        (await ShowAsync(desk, item)).Result["keeping"]!["conditions_binding"]!.AsArray()
            .Select(binding => (string?)binding!["conditions"]).ToList();

    private static IEnumerable<string?> Texts(JsonNode? texts) =>
        texts!.AsArray().Select(text => (string?)text);

    private static Task<Told> CorrectAsync(Desk desk, long index, string field, params string[] values) =>
        CorrectAsync(desk, index, field, desk.Member, values);

    private static Task<Told> CorrectAsync(
        Desk desk, long index, string field, MemberId by, params string[] values) =>
        Desk.RunAsync(new Corrector(desk.Vault), new CorrectField
        {
            By = by, Index = index, Field = field, Values = values, Reason = "a slip of the pen",
        });

    private static Task<Told> ShowAsync(Desk desk, string what) => Desk.RunAsync(
        new RecordShower(desk.Vault), new Show { By = desk.Member, What = what, Case = null });

    private static Task<Told> HistoryAsync(Desk desk, string item) => Desk.RunAsync(
        new CustodyTeller(desk.Vault), new ShowHistory { By = desk.Member, Item = item, Case = null });
}
