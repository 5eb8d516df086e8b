using CsCheck;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Reading;
using Probative.Reading.Propositions;
using Xunit;

namespace Probative.Tests.Reading;

public sealed class ClaimReadingTests
{
    private const string Text =
        "The mill at Osk reportedly fell to the Green team in May. By August the Amber team held the mill. "
        + "The Amber team never held the mill, said the referee. Around four players left.";

    private static readonly StatedProposition s_heldByGreen = new()
    {
        Type = PropositionTypes.Control,
        Actors = [new StatedMention("the Green team", null)],
        Place = new StatedMention("the mill", null),
        Times = [new SaidTime("state", "in May", "2027-05"), new SaidTime("upload", null, "2030")],
    };

    [Fact]
    public async Task A_reading_keeps_the_words_beside_what_they_are_taken_to_mean()
    {
        await using var desk = await Desk.CreateAsync();
        var claim = await ClaimAsync(desk, "Around four players left");
        var told = await ReadAsync(desk, claim, new StatedProposition
        {
            Type = "act_detail",
            Actors = [new StatedMention("players", null)],
            Counts = [new Tally("Around four", 3, 5, "players")],
            Times = [new SaidTime("event", null, "2027-05~/2027-06")],
        });
        Assert.Equal(Ending.Done, told.Ending);
        var shown = (await ShowAsync(desk, claim)).Result["claim"]!;
        var read = shown["reading"]!["proposition"]!;
        Assert.Equal(("Around four", 3L, 5L), (
            (string?)read["counts"]![0]!["words"],
            (long)read["counts"]![0]!["min"]!,
            (long)read["counts"]![0]!["max"]!));
        Assert.Equal(("2027-05~/2027-06", "2027-05-01", "2027-06-30"), (
            (string?)read["times"]![0]!["edtf"],
            (string?)read["times"]![0]!["earliest"],
            (string?)read["times"]![0]!["latest"]));
        Assert.Empty(read["affected"]!.AsArray());

        // The list says the same of it, and of a claim that nobody read that there is no reading.
        await ClaimAsync(desk, "said the referee");
        var rows = (await ListAsync(desk)).Rows;
        Assert.Equal(read.ToJsonString(), rows[0]["reading"]!["proposition"]!.ToJsonString());
        Assert.Null(rows[1]["reading"]);
    }

    [Fact]
    public async Task What_is_read_anew_needs_a_reason_and_the_earlier_reading_stays_known()
    {
        await using var desk = await Desk.CreateAsync();
        var claim = await ClaimAsync(desk, "fell to the Green team");
        await ReadAsync(desk, claim, s_heldByGreen);
        var before = desk.Vault.Ledger.Size;
        var changed = s_heldByGreen with { Type = "attribution" };
        Assert.Equal(["reason-missing"], (await ReadAsync(desk, claim, changed)).Codes);
        Assert.Empty((await ReadAsync(desk, claim, changed, "It says who did it.")).Codes);

        await using var db = desk.Vault.Views.OpenPropositions();
        var id = new ClaimId(IdOf(claim));
        var now = await db.ClaimReadings.Current().SingleAsync(row => row.Id == id, Desk.Ct);
        var then = await db.ClaimReadings.AsOf(before).SingleAsync(row => row.Id == id, Desk.Ct);
        Assert.Equal(("attribution", "control"), (now.Type, then.Type));
    }

    [Fact]
    public async Task What_is_wrong_with_a_reading_is_all_said_and_nothing_recorded()
    {
        await using var desk = await Desk.CreateAsync();
        var claim = await ClaimAsync(desk, "reportedly fell", "reportedly");
        (StatedProposition Stated, string Code)[] wrong =
        [
            (s_heldByGreen with { Type = "verdict" }, "bad-value"),
            (s_heldByGreen with { Place = null }, "bad-value"),
            (s_heldByGreen with { State = "contested" }, "bad-value"),
            (s_heldByGreen with { Actors = [], State = "lost" }, "bad-value"),
            (s_heldByGreen with { Type = "status", State = "contested" }, "bad-value"),
            (s_heldByGreen with { Type = PropositionTypes.Command }, "bad-value"),
            (s_heldByGreen with { Times = [new SaidTime("event", null, "May 2027")] }, "bad-value"),
            (s_heldByGreen with { Times = [new SaidTime("arrival", null, "2027-05")] }, "bad-value"),
            (s_heldByGreen with { Counts = [new Tally("four", 5, 3, "players")] }, "bad-value"),
            (s_heldByGreen with { Counts = [new Tally(" ", 3, 3, "players")] }, "bad-value"),
            (s_heldByGreen with { Place = new("the mill", "claim:" + claim) }, "bad-reference"),
            (s_heldByGreen with { Place = new("the mill", "place:0000") }, "reference-not-found"),
        ];
        foreach (var (stated, code) in wrong)
            Assert.Contains(code, (await ReadAsync(desk, claim, stated)).Codes);

        // A hedge that the claim does not have is not read into it.
        var told = await ReadAsync(
            desk, claim, s_heldByGreen, null, new HedgeReading("allegedly", "alleged", "mood"));
        Assert.Equal(["hedge-not-in-claim", "bad-value"], told.Codes);
        Assert.Empty(await desk.FactsAsync("ClaimRead"));
        Assert.Empty((await ReadAsync(
            desk, claim, s_heldByGreen, null, new HedgeReading("reportedly", "alleged", "event"))).Codes);
    }

    [Fact]
    public async Task Who_is_said_to_hold_a_place_stands_in_the_order_of_days_with_what_is_said_against_it()
    {
        await using var desk = await Desk.CreateAsync();
        var august = await ClaimAsync(desk, "By August the Amber team held the mill");
        var may = await ClaimAsync(desk, "fell to the Green team");
        var denied = await ClaimAsync(desk, "The Amber team never held the mill", denies: true);
        var amber = s_heldByGreen with
        {
            Actors = [new StatedMention("the Amber team", null)],
            Times = [new SaidTime("state", null, "2027-08")],
        };
        Assert.Empty((await ReadAsync(desk, august, amber)).Codes);
        Assert.Empty((await ReadAsync(desk, may, s_heldByGreen)).Codes);
        Assert.Empty((await ReadAsync(desk, denied, amber with { Times = [] })).Codes);

        var told = await ControlAsync(desk);
        Assert.Equal(["", "2027-05-01", "2027-08-01"], told.Rows.Select(row => $"{row["earliest"]}"));
        Assert.Equal([denied, may, august], told.Rows.Select(row => (string?)row["id"]));
        Assert.Equal("denies", (string?)told.Rows[0]["polarity"]);
        Assert.Equal([august], Disputing(told.Rows[0]));
        Assert.Equal([denied], Disputing(told.Rows[2]));

        // That Amber never held it is nothing against Green's holding it; two holders at once are.
        Assert.Empty(Disputing(told.Rows[1]));
        await ReadAsync(desk, august, amber with { Times = s_heldByGreen.Times }, "It is of May.");
        told = await ControlAsync(desk);
        Assert.Equal([august], Disputing(told.Rows.Single(row => (string?)row["id"] == may)));
    }

    /// <summary>Invariant 2: no reading takes a hedge, a speaker or the polarity from a claim.</summary>
    [Fact]
    public async Task A_claim_stays_what_it_is_however_it_is_read()
    {
        await using var desk = await Desk.CreateAsync();
        var claim = await ClaimAsync(desk, "reportedly fell", "reportedly", denies: true);
        string[] parts = ["quote", "speakers", "hedges", "polarity", "start", "end"];
        string Words(Told told) =>
            string.Join('|', parts.Select(name => told.Result["claim"]![name]!.ToJsonString()));
        var stands = Words(await ShowAsync(desk, claim));
        var any = Gen.Select(
            Gen.Int[0, PropositionTypes.All.Count - 1],
            Gen.String[Gen.Char['a', 'я'], 1, 20],
            Gen.Long[0, 9],
            Gen.Long[0, 9].Nullable());
        await any.SampleAsync(
            async one =>
            {
                var (type, words, min, more) = one;
                await ReadAsync(desk, claim, new StatedProposition
                {
                    Type = PropositionTypes.All[type],
                    Actors = [new StatedMention(words, null)],
                    Affected = [new StatedMention(words, null)],
                    Place = new StatedMention(words, null),
                    Counts = [new Tally(words, min, min + more, words)],
                }, "another look");
                return stands == Words(await ShowAsync(desk, claim));
            },
            iter: 20,
            threads: 1);
        Assert.NotEmpty(await desk.FactsAsync("ClaimRead"));
    }

    private static IEnumerable<string?> Disputing(System.Text.Json.Nodes.JsonObject row) =>
        row["disputed_by"]!.AsArray().Select(one => (string?)one);

    private static Id IdOf(string text) => Id.TryParse(text, out var id) ? id : default;

    private static async Task<string> ClaimAsync(
        Desk desk, string quote, string? hedge = null, bool denies = false)
    {
        if (!File.Exists(desk.Folder["material/report.txt"])) desk.Folder.Write("report.txt", Text);
        if ((await desk.FactsAsync("ItemReceived")).Count == 0) await desk.AddAsync(desk.Add());
        var told = await Desk.RunAsync(new ClaimRecorder(desk.Vault), new RecordClaim
        {
            By = desk.Member,
            Item = "name:report.txt",
            Case = null,
            Quote = quote,
            Occurrence = null,
            At = null,
            Speakers = ["Velmark Courier"],
            Hedges = hedge is null ? [] : [hedge],
            Denies = denies,
        });
        return (string)told.Result["claim"]!["id"]!;
    }

    private static Task<Told> ReadAsync(
        Desk desk,
        string claim,
        StatedProposition stated,
        string? reason = null,
        params HedgeReading[] hedges) =>
        Desk.RunAsync(new ClaimReader(desk.Vault), new ReadClaim
        {
            By = desk.Member,
            Claim = claim,
            Case = null,
            Proposition = stated,
            Reason = reason,
            Hedges = hedges,
        });

    private static Task<Told> ShowAsync(Desk desk, string claim) => Desk.RunAsync(
        new ClaimTeller(desk.Vault), new ShowClaim { By = desk.Member, Claim = claim, Case = null });

    private static Task<Told> ListAsync(Desk desk) => Desk.RunAsync(
        new ClaimTeller(desk.Vault),
        new ListClaims { By = desk.Member, Case = "Exercise", Item = null, Limit = 10 });

    private static Task<Told> ControlAsync(Desk desk) => Desk.RunAsync(
        new ControlLister(desk.Vault),
        new ListControl { By = desk.Member, Case = "Exercise", Place = null, Limit = 10 });
}
