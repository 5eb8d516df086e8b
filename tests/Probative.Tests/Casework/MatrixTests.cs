using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Probative.Incidents;
using Probative.Incidents.Hypotheses;
using Probative.Intake.Sidecars;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Law.Analysis;
using Probative.Local.Packages;
using Probative.Preservation.Restrictions;
using Probative.Reading.Observations;
using Probative.Tests.Verification;
using Xunit;

namespace Probative.Tests.Casework;

/// <summary>What a matrix says of each entry, down to the passage and the moment, and what it leaves out.
/// </summary>
public sealed class MatrixTests
{
    [Theory]
    [InlineData(0, "00:00:00")]
    [InlineData(83_500_000, "00:01:23.5")]
    [InlineData(3_661_000_001, "01:01:01.000001")]
    [InlineData(-40_000, "-00:00:00.04")]
    [InlineData(long.MaxValue, "2562047788:00:54.775807")]
    [InlineData(long.MinValue, "-2562047788:00:54.775808")]
    public void A_moment_is_told_by_the_clock_of_its_item(long microseconds, string clock) =>
        Assert.Equal(clock, MomentText.Clock(microseconds));

    [Fact]
    public async Task An_entry_is_told_down_to_the_passage_and_the_second()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var (incident, finding) = await EnteredAsync(desk);
        var told = await MatrixAsync(desk, incident);
        var ground = Entry(told)["ground"]!;
        Assert.Equal($"finding:{finding}", (string?)ground["reference"]);
        Assert.Equal("Our finding, not a court's", (string?)ground["whose"]);
        Assert.Equal("The bridge was closed on Tuesday", (string?)ground["text"]);
        var supports = ground["supports"]!.AsArray().Select(one => (string)one!["in_words"]!).ToList();
        Assert.Equal(
            [
                "Ridge Courier says: \"reportedly closed\", hedged by \"reportedly\", "
                    + $"item {desk.Item[..8]}, bytes 15 to 32",
                $"heard: \"a horn\", item {desk.Item[..8]} from 00:01:23.5 to 00:01:25",
            ],
            supports);
        Assert.Equal([$"item {desk.OtherItem[..8]}"], ground["opposes"]!.AsArray()
            .Select(one => (string?)one!["in_words"]));
        Assert.Equal(
            [desk.Item, desk.OtherItem],
            told.Result["items"]!.AsArray().Select(one => (string?)one!["id"]));
        Assert.All(
            told.Result["items"]!.AsArray(), one => Assert.Equal(64, ((string)one!["sha256"]!).Length));
    }

    [Fact]
    public async Task A_table_has_a_row_for_each_entry_and_each_element_that_was_not_analysed()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var (incident, _) = await EnteredAsync(desk, "=HYPERLINK(\"x\")");
        var csv = desk.Desk.Folder["matrix.csv"];
        await MatrixAsync(desk, incident, csv: csv);
        var all = Rows(await File.ReadAllTextAsync(csv, Desk.Ct));
        Assert.Equal("UA-CC-438", Assert.Single(all, row => row["element"] == "")["provision"]);
        var rows = all.Where(row => row["element"] != "").ToList();
        Assert.Equal(
            ["1", "2", "3", "4", "5", "intent", "knowledge", "RS-25-3", "RS-28-a", "RS-28-b"],
            rows.Select(row => row["element"]));
        Assert.Equal("for", Assert.Single(rows, row => row["side"] != "not analysed")["side"]);
        Assert.Equal("'=HYPERLINK(\"x\")", rows[1]["text"]);
        Assert.Contains("from 00:01:23.5", rows[1]["rests_on"], StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Equal("Paraphrase, not reviewed by a lawyer.", row["note"]));
        Assert.All(
            rows, row => Assert.StartsWith("alleged incident", row["incident"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_is_one_file_with_its_banner_and_no_verdict_and_runs_nothing()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var (incident, _) = await EnteredAsync(desk, "<script>alert(1)</script> \u202e");
        var html = desk.Desk.Folder["matrix.html"];
        await MatrixAsync(desk, incident, html: html);
        var page = await File.ReadAllTextAsync(html, Desk.Ct);
        Assert.Contains("Paraphrase, not reviewed by a lawyer.", page, StringComparison.Ordinal);
        Assert.Contains("alleged incident, according to a resident", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; ⟨U+202E⟩", page, StringComparison.Ordinal);
        Assert.Contains("from 00:01:23.5 to 00:01:25", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        foreach (var heading in (string[])["For", "Against", "Gap"])
            Assert.Contains($"<th>{heading}</th>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("<script|<img|<link|src=|href=|url\\(|https?:|@import"), page);
        Assert.DoesNotMatch(
            new Regex("\\bmet\\b|proven|fulfilled|green|total", RegexOptions.IgnoreCase), page);

        // Grey or warm, never a colour that says yes or no: no channel of green stands out.
        foreach (Match colour in Regex.Matches(page, "#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\\b"))
        {
            var (red, green, blue) = (Hex(colour, 1), Hex(colour, 2), Hex(colour, 3));
            Assert.True(green <= Math.Max(red, blue) + 8, colour.Value);
        }

        Assert.Equal(["out-exists"], (await MatrixAsync(desk, incident, html: html)).Codes);
    }

    [Fact]
    public async Task Without_an_interval_the_widest_span_of_all_that_compete_is_used_and_said()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var incident = await IncidentAsync(desk);
        var none = (await MatrixAsync(desk, incident)).Result;
        Assert.Null(none["when"]);
        Assert.StartsWith("no interval", (string?)none["when_basis"], StringComparison.Ordinal);
        var one = await ProposeAsync(desk, incident, "2024-10-20");
        await ProposeAsync(desk, incident, "2024-11/2024-12-05");
        var both = (await MatrixAsync(desk, incident)).Result;
        Assert.Equal("2024-10-20/2024-12-05", (string?)both["when"]);
        Assert.Equal(2, both["when_hypotheses"]!.AsArray().Count);
        Assert.Contains("widest span of 2", (string?)both["when_basis"], StringComparison.Ordinal);
        Assert.Equal(["in force on days of the interval", "in force on days of the interval"], Applies(both));
        await Desk.RunAsync(new HypothesisKeeper(desk.Desk.Vault), new DropHypothesis
        {
            By = desk.Ira, Hypothesis = one, Reason = "Another year",
        });
        var left = (await MatrixAsync(desk, incident)).Result;
        Assert.Equal("2024-11-01/2024-12-05", (string?)left["when"]);
        Assert.Equal(["in force on days of the interval"], Applies(left));
        await ProposeAsync(desk, incident, "../2024-01-01");
        Assert.Equal("../2024-12-05", (string?)(await MatrixAsync(desk, incident)).Result["when"]);
        Assert.Equal("2026", (string?)(await MatrixAsync(desk, incident, when: "2026")).Result["when"]);
    }

    [Fact]
    public async Task What_stands_in_restricted_items_is_left_out_and_counted()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var (incident, _) = await EnteredAsync(desk);
        await Desk.RunAsync(new Restricter(desk.Desk.Vault), new RestrictItem
        {
            By = desk.Ira, Item = desk.OtherItem, Case = null, Reason = "A person is named",
        });
        var some = await MatrixAsync(desk, incident);
        Assert.Empty(Entry(some)["ground"]!["opposes"]!.AsArray());
        Assert.Equal(1, some.Count("restricted_left_out"));
        Assert.DoesNotContain(desk.OtherItem, some.Result.ToJsonString(), StringComparison.Ordinal);
        await Desk.RunAsync(new Restricter(desk.Desk.Vault), new RestrictItem
        {
            By = desk.Ira, Item = desk.Item, Case = null, Reason = "A person is named",
        });
        var none = await MatrixAsync(desk, incident);
        Assert.Null(Entry(none)["ground"]);
        Assert.DoesNotContain("a horn", none.Result.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(Entry(await MatrixAsync(desk, incident, restricted: true))["ground"]);
    }

    [Fact]
    public async Task Who_owes_an_opinion_on_a_finding_does_not_see_on_which_side_it_stands()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var (incident, finding) = await EnteredAsync(desk);
        Assert.Empty((await desk.AskAsync(finding, "Ola Nordby")).Problems);
        var told = await MatrixAsync(desk, incident, by: desk.Ola);
        Assert.Equal(1, told.Count("hidden"));
        Assert.DoesNotContain(finding, told.Result.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("It shows who was there", told.Result.ToJsonString(), StringComparison.Ordinal);

        // Nor under which element.
        Assert.DoesNotContain("\"analysed\":true", told.Result.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(0, (await MatrixAsync(desk, incident)).Count("hidden"));
    }

    [Fact]
    public async Task A_finding_that_rests_on_another_is_told_with_what_that_rests_on()
    {
        await using var desk = await FindingDesk.CreateAsync();
        var incident = await IncidentAsync(desk);
        var first = await desk.SignedAsync();
        var second = await desk.SignedAsync(desk.Whole("Nobody could cross") with
        {
            Supports = [$"finding:{first}"],
        });
        await EnterAsync(desk, incident, second, "It shows that nobody could");
        var told = await MatrixAsync(desk, incident, csv: desk.Desk.Folder["deep.csv"]);
        var deeper = Entry(told)["ground"]!["supports"]![0]!["ground"]!;
        Assert.Equal($"finding:{first}", (string?)deeper["reference"]);
        Assert.Contains(
            "which rests on: Ridge Courier says: \"\"reportedly closed\"\"",
            await File.ReadAllTextAsync(desk.Desk.Folder["deep.csv"], Desk.Ct),
            StringComparison.Ordinal);
    }

    private static int Hex(Match colour, int group) => Convert.ToInt32(colour.Groups[group].Value, 16);

    private static JsonNode Entry(Told told) => told.Result["provisions"]!
        .AsArray().First(one => one!["rows"] is not null)!["rows"]![1]!["for"]![0]!;

    private static IEnumerable<string?> Applies(JsonObject matrix) => matrix["provisions"]!.AsArray()
        .Single(one => (string?)one!["id"] == "UA-CC-438")!["versions"]!.AsArray()
        .Select(one => (string?)one!["applies"]);

    private static List<Dictionary<string, string>> Rows(string table)
    {
        var reader = new CsvReader(table);
        List<string> head = [], cells = [];
        List<Dictionary<string, string>> rows = [];
        Assert.True(reader.TryRead(head, out _));
        while (reader.TryRead(cells, out _))
            rows.Add(head.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
        return rows;
    }

    /// <summary>An incident, and a finding that rests on a claim and a moment, laid for an element.</summary>
    private static async Task<(string Incident, string Finding)> EnteredAsync(
        FindingDesk desk, string text = "It shows who was there")
    {
        var incident = await IncidentAsync(desk);
        var heard = await Desk.RunAsync(new ObservationRecorder(desk.Desk.Vault), new RecordObservation
        {
            By = desk.Ira, Item = desk.Item, Case = null, Text = "a horn", Kind = "heard",
            From = 83.5m, To = 85,
        });
        var observation = $"observation:{(string?)heard.Result["observation"]!["id"]}";
        var finding = await desk.SignedAsync(desk.Whole() with
        {
            Supports = [desk.Claim, observation], Opposes = [$"item:{desk.OtherItem}"],
        });
        await EnterAsync(desk, incident, finding, text);
        return (incident, finding);
    }

    private static async Task<string> IncidentAsync(FindingDesk desk)
    {
        var told = await Desk.RunAsync(new IncidentKeeper(desk.Desk.Vault), new DescribeIncident
        {
            By = desk.Ira, Case = "Exercise", Title = "Closing of the bridge", AccordingTo = ["a resident"],
        });
        return $"incident:{(string?)told.Result["incident"]!["id"]}";
    }

    private static async Task EnterAsync(FindingDesk desk, string incident, string finding, string text) =>
        Assert.Empty((await Desk.RunAsync(new AnalysisKeeper(desk.Desk.Vault), new EnterAnalysis
        {
            By = desk.Ira, Case = "Exercise", Incident = incident, Provision = "RS-8-2-b-i", Element = "2",
            Side = "for", Finding = $"finding:{finding}", Text = text,
        })).Problems);

    private static async Task<string> ProposeAsync(FindingDesk desk, string incident, string edtf)
    {
        var told = await Desk.RunAsync(new HypothesisKeeper(desk.Desk.Vault), new ProposeHypothesis
        {
            By = desk.Ira, Incident = incident, Of = "event time", Edtf = edtf, Reasons = "As it is told",
        });
        return (string)told.Result["hypothesis"]!["id"]!;
    }

    private static Task<Told> MatrixAsync(
        FindingDesk desk,
        string incident,
        string? csv = null,
        string? html = null,
        string? when = null,
        bool restricted = false,
        MemberId? by = null) => Desk.RunAsync(
        new MatrixTeller(desk.Desk.Vault, new Outlet()),
        new ShowMatrix
        {
            By = by ?? desk.Ira, Case = "Exercise", Incident = incident, Provisions = ["UA-CC-438"],
            When = when, WithRestricted = restricted, Csv = csv, Html = html,
        });
}
