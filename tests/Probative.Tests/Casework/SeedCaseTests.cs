using System.Text;
using System.Text.Json.Nodes;
using Probative.Incidents.Hypotheses;
using Probative.Kernel.Casework;
using Probative.Law.Analysis;
using Probative.Local.Packages;
using Probative.Reading.Propositions;
using Probative.Tests.Incidents;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Casework;

/// <summary>
/// The article that the work began with, from its annotation: what an honest system has to get right is all
/// in it. It lies beside the repository and is never in it.
/// </summary>
public sealed class SeedCaseTests
{
    /// <summary>Invented: what a second report may say of the same two incidents.</summary>
    private const string Second =
        "The office now dates the second incident to June. The village is not lost, said a spokesman.\n";

    [Fact]
    public async Task Two_incidents_with_thirty_claims_each_leading_to_its_words()
    {
        var (text, gold) = await ReadAsync();
        await using var made = await GoldCase.CreateAsync(text, gold);
        var incidents = (await made.Case.ListAsync()).Rows;
        Assert.Equal(2, incidents.Count);
        Assert.All(incidents, one => Assert.True((bool)one["alleged"]!));

        var claims = await made.Case.Desk.FactsAsync("ClaimRecorded");
        Assert.Equal(30, claims.Count);
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var claim in claims.Select(fact => fact.Fields))
        {
            var passage = JsonNode.Parse(claim.Value("passage")!.ToString())!;
            var (start, end) = ((int)passage["start"]!, (int)passage["end"]!);
            Assert.Equal(claim.Text("quote"), Encoding.UTF8.GetString(bytes[start..end]));
        }

        // No claim is about both, and those about neither stay about neither.
        string[] Of(Told told) => CaseDesk.Said(told, "claims");
        var (first, second) = (
            Of(await made.Case.ShowAsync(made["i1"])), Of(await made.Case.ShowAsync(made["i2"])));
        Assert.Empty(first.Intersect(second));
        Assert.Equal(Expected(gold, "i1"), first.Length);
        Assert.Equal(Expected(gold, "i2"), second.Length);

        static int Expected(JsonNode gold, string incident) => gold["claims"]!.AsArray()
            .Count(claim => (string?)claim!["incident"] == incident);
    }

    [Fact]
    public async Task That_one_office_verifies_and_its_head_asserts_stands_side_by_side()
    {
        var (text, gold) = await ReadAsync();
        await using var made = await GoldCase.CreateAsync(text, gold);
        var tension = (await made.Case.LinksAsync(made["c17"])).Rows.Single(
            link => (string?)link["relation"] == "in_tension_with");
        Assert.Equal((made["c17"], made["c14"]), ((string?)tension["from"], (string?)tension["to"]));
        var said = CaseDesk.Said(await made.Case.ShowAsync(made["i1"]), "claims");
        Assert.Contains(made["c14"], said);
        Assert.Contains(made["c17"], said);
    }

    [Fact]
    public async Task A_second_report_puts_July_in_conflict_and_who_holds_the_village_in_dispute()
    {
        var (text, gold) = await ReadAsync();
        await using var made = await GoldCase.CreateAsync(text, gold, ("second.txt", Second));
        var june = await made.Case.ClaimAsync(
            "second.txt",
            "The office now dates the second incident to June",
            by: ["a second report", "the office"]);
        await made.Case.LinkAsync(june, "about", made["i2"]);
        await ProposeAsync(made, "2024-07", made["c21"], june);
        await ProposeAsync(made, "2024-06", june, made["c21"]);
        var told = await made.Case.ShowAsync(made["i2"]);
        var times = told.Result["hypotheses"]!["event_time"]!.AsArray();
        Assert.Equal(["2024-07", "2024-06"], times.Select(one => (string?)one!["edtf"]));
        Assert.All(times, one => Assert.Single(one!["for"]!.AsArray()));
        Assert.All(times, one => Assert.Single(one!["against"]!.AsArray()));

        // Who held the village when, in the order of the days, and who denies it.
        var denial = await made.Case.ClaimAsync(
            "second.txt", "The village is not lost", denies: true, "a second report", "a spokesman");
        var control = await ReadAsRetakenAsync(made, denial);
        var village = made["p-robotyne"];
        var rows = control.Rows.Where(
            row => (string?)row["proposition"]!["place"]!["means"] == village).ToList();
        Assert.Equal([made["c27"], made["c28"], denial], rows.Select(row => $"claim:{row["id"]}"));
        Assert.Empty(rows[0]["disputed_by"]!.AsArray());
        Assert.Equal([denial], rows[1]["disputed_by"]!.AsArray().Select(id => $"claim:{id}"));
    }

    [Fact]
    public async Task Copied_paragraphs_are_one_origin()
    {
        var (text, gold) = await ReadAsync();
        var copied = string.Join('\n', text.Split('\n')[11..]);
        await using var made = await GoldCase.CreateAsync(text, gold, ("older.txt", copied));
        var quote = (string)gold["claims"]!.AsArray().Single(
            claim => (string)claim!["id"]! == "c23")!["span"]!["quote"]!;
        var again = await made.Case.ClaimAsync("older.txt", quote, by: ["an older report"]);
        await made.Case.LinkAsync(again, "about", made["i2"]);
        var told = await made.Case.ShowAsync(made["i2"]);
        Assert.Contains(again, CaseDesk.Said(told, "claims"));
        Assert.Equal(1, (int)CaseDesk.Origins(told)["at_most"]!);
    }

    [Fact]
    public async Task Both_matrices_show_their_gaps_and_both_versions_of_a_provision_that_changed_meanwhile()
    {
        var (text, gold) = await ReadAsync();
        await using var made = await GoldCase.CreateAsync(text, gold);
        foreach (var (incident, provision) in new[] { ("i1", "RS-8-2-a-i"), ("i2", "RS-8-2-b-vi") })
        {
            Assert.Empty((await EnterAsync(made, incident, provision)).Codes);
            var told = await MatrixAsync(made, incident, "2024-09/2024-11");
            var matrix = told.Result["provisions"]!.AsArray();
            var crime = matrix.Single(one => (string)one!["id"]! == provision)!;
            Assert.Single(crime["rows"]![0]!["gap"]!.AsArray());
            Assert.All(crime["rows"]!.AsArray().Skip(1), row => Assert.False((bool)row!["analysed"]!));
            Assert.DoesNotContain("\"met\"", crime.ToJsonString(), StringComparison.Ordinal);
            var national = matrix.Single(one => (string)one!["id"]! == "UA-CC-438")!;
            Assert.Null(national["rows"]);
            Assert.Equal(
                ["in force on days of the interval", "in force on days of the interval"],
                national["versions"]!.AsArray().Select(one => (string?)one!["applies"]));
        }

        var before = (await MatrixAsync(made, "i2", "2024-07")).Result["provisions"]!.AsArray();
        Assert.Equal(
            ["in force on days of the interval", "later: may apply if it is more favourable"],
            before.Single(one => (string)one!["id"]! == "UA-CC-438")!["versions"]!.AsArray()
                .Select(one => (string?)one!["applies"]));
    }

    private static Task<Told> EnterAsync(GoldCase made, string incident, string provision) => Desk.RunAsync(
        new AnalysisKeeper(made.Case.Desk.Vault),
        new EnterAnalysis
        {
            By = made.Case.Desk.Member,
            Case = "Exercise",
            Incident = made[incident],
            Provision = provision,
            Element = "1",
            Side = "gap",
            Text = "No item shows it.",
        });

    private static Task<Told> MatrixAsync(GoldCase made, string incident, string when) => Desk.RunAsync(
        new MatrixTeller(made.Case.Desk.Vault, new Outlet()),
        new ShowMatrix
        {
            By = made.Case.Desk.Member,
            Case = "Exercise",
            Incident = made[incident],
            Provisions = ["UA-CC-438"],
            When = when,
        });

    private static async Task ProposeAsync(GoldCase made, string edtf, string supports, string opposes) =>
        Assert.Empty((await made.Case.ProposeAsync(new ProposeHypothesis
        {
            By = made.Case.Desk.Member,
            Incident = made["i2"],
            Of = "event time",
            Edtf = edtf,
            Supports = [supports],
            Opposes = [opposes],
            Reasons = "As the report has it",
        })).Codes);

    /// <summary>The same proposition as that of the claim that it denies; then who holds what.</summary>
    private static async Task<Told> ReadAsRetakenAsync(GoldCase made, string denial)
    {
        var (vault, by) = (made.Case.Desk.Vault, made.Case.Desk.Member);
        var stated = new StatedProposition
        {
            Type = "control",
            Actors = [new("the other side", made["a-ru"])],
            Place = new("The village", made["p-robotyne"]),
            Times = [new("state", null, "2024-05/..")],
        };
        Assert.Empty((await Desk.RunAsync(new ClaimReader(vault), new ReadClaim
        {
            By = by, Claim = denial["claim:".Length..], Case = null, Proposition = stated,
        })).Codes);
        return await Desk.RunAsync(
            new ControlLister(vault),
            new ListControl { By = by, Case = "Exercise", Place = null, Limit = 100 });
    }

    private static async Task<(string Text, JsonNode Gold)> ReadAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        var shared = Path.GetFullPath(Path.Combine(Repository.Outside("klv-dji"), "../..", "seed"));
        return (
            await File.ReadAllTextAsync(Path.Combine(shared, "article.txt"), ct),
            JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(shared, "gold.json"), ct))!);
    }
}
