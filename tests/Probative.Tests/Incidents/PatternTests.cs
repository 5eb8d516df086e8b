using Probative.Incidents.Hypotheses;
using Probative.Incidents.Patterns;
using Probative.Kernel.Casework;
using Probative.Reading.Names;
using Probative.Reading.Propositions;
using Xunit;

namespace Probative.Tests.Incidents;

/// <summary>What incidents have in common: at least, at most, and nothing that ranks.</summary>
public sealed class PatternTests
{
    private const string Report =
        "The Amber team marked two players. The Green team marked one. Nobody of Amber was there. "
        + "The Amber team held the mill in May. The Green team held the mill in May.";

    [Fact]
    public async Task What_is_named_is_found_and_what_is_denied_or_taken_back_names_nobody()
    {
        await using var desk = await CaseDesk.CreateAsync(("report.txt", Report));
        var (amber, green) = (await EntityAsync(desk, "Amber team"), await EntityAsync(desk, "Green team"));
        var one = await desk.IncidentAsync("One");
        var two = await desk.IncidentAsync("Two");
        var three = await desk.IncidentAsync("Three");
        var said = await desk.ClaimAsync(
            "report.txt", "The Amber team marked two players", by: ["a reporter"]);
        await ReadAsync(desk, said, amber, "paint markers");
        var other = await desk.ClaimAsync("report.txt", "The Green team marked one", by: ["a reporter"]);
        await ReadAsync(desk, other, green, "Paint Markers");
        var denial = await desk.ClaimAsync("report.txt", "Nobody of Amber was there", true, "a captain");
        await ReadAsync(desk, denial, amber, null);
        await desk.LinkAsync(said, "about", one);
        await desk.LinkAsync(other, "about", two);
        await desk.LinkAsync(denial, "about", three);

        Assert.Equal([one], Ids(await ShowAsync(desk, new() { Who = amber })));
        Assert.Equal([two], Ids(await ShowAsync(desk, new() { Who = green })));
        Assert.Equal([one, two], Ids(await ShowAsync(desk, new() { Method = " PAINT markers" })));
        Assert.Empty(Ids(await ShowAsync(desk, new() { Whom = amber })));
        var all = await ShowAsync(desk, new());
        Assert.Equal([one, two, three], Ids(all));
        Assert.Empty(all.Rows[2]["alleged_actors"]!.AsArray());
        Assert.Equal(3, Number(all, "incidents"));
        Assert.Equal((3, 3), (Number(all, "without_time"), Number(all, "without_place")));

        // What its own speaker took back names nobody any more.
        var back = await desk.ClaimAsync("report.txt", "The Amber team marked", by: ["a reporter"]);
        Assert.Empty((await desk.WithdrawAsync(said, back)).Codes);
        Assert.Empty(Ids(await ShowAsync(desk, new() { Who = amber })));
    }

    [Fact]
    public async Task Days_and_holders_say_at_least_and_at_most()
    {
        await using var desk = await CaseDesk.CreateAsync(("report.txt", Report));
        var (amber, green) = (await EntityAsync(desk, "Amber team"), await EntityAsync(desk, "Green team"));
        var mill = await PlaceAsync(desk);
        var sure = await desk.IncidentAsync("Sure");
        var maybe = await desk.IncidentAsync("Maybe");
        var open = await desk.IncidentAsync("Open");
        await GuessAsync(desk, sure, edtf: "2031-05-08");
        await GuessAsync(desk, sure, place: mill);
        await GuessAsync(desk, maybe, edtf: "2031-05");
        await GuessAsync(desk, maybe, edtf: "2031-06");

        var may = await ShowAsync(desk, new() { During = "2031-05" });
        Assert.Equal([sure, maybe, open], Ids(may));
        Assert.Equal((1, 3), (Number(may, "at_least"), Number(may, "at_most")));
        Assert.Equal([sure, maybe], Ids(may)[..2]);
        Assert.Equal((1, 2), Step(may, "2031-05"));
        Assert.Equal((0, 1), Step(may, "2031-06"));
        Assert.Equal([maybe, open], Ids(await ShowAsync(desk, new() { During = "2031-06" })));

        // One holder said: by every reading. Another one said too: perhaps.
        await HeldAsync(desk, "The Amber team held the mill in May", amber, mill);
        var held = await ShowAsync(desk, new() { Held = amber, During = "2031-05-08" });
        Assert.Equal(1, Number(held, "at_least"));
        await HeldAsync(desk, "The Green team held the mill in May", green, mill);
        held = await ShowAsync(desk, new() { Held = amber, During = "2031-05-08" });
        Assert.Equal((0, 3), (Number(held, "at_least"), Number(held, "at_most")));
        Assert.DoesNotContain(sure, Ids(await ShowAsync(desk, new() { Held = "contested" })));
        Assert.True((long)Assert.Single(held.Result["points"]!.AsArray())!["radius_m"]! > 0);
    }

    [Fact]
    public async Task It_is_told_as_of_a_time_in_pages_and_with_what_it_does_not_say()
    {
        await using var desk = await CaseDesk.CreateAsync(("report.txt", Report));
        await desk.IncidentAsync("One");
        var last = desk.Desk.Vault.Ledger.Size - 1;
        var two = await desk.IncidentAsync("Two");
        var then = await ShowAsync(desk, new() { AsOf = $"{last}" });
        Assert.Equal(1, Number(then, "incidents"));
        Assert.Equal(last, (long)then.Result["as_of"]!["last_index"]!);
        Assert.Equal([two], Ids(await ShowAsync(desk, new() { Skip = 1 })));
        Assert.Equal(3, then.Result["bias"]!.AsArray().Count);
        Assert.Equal(["bad-reference"], (await ShowAsync(desk, new() { Who = "nobody" })).Codes);
        Assert.Equal(["bad-value"], (await ShowAsync(desk, new() { During = "in spring" })).Codes);
    }

    private static string[] Ids(Told told) => [.. told.Rows.Select(row => $"incident:{row["id"]}")];

    private static long Number(Told told, string name) => (long)told.Result[name]!;

    private static (long AtLeast, long AtMost) Step(Told told, string of)
    {
        var step = told.Result["timeline"]!["steps"]!.AsArray().Single(one => (string)one!["of"]! == of)!;
        return ((long)step["at_least"]!, (long)step["at_most"]!);
    }

    private static Task<Told> ShowAsync(CaseDesk desk, Asked asked) => Desk.RunAsync(
        new PatternTeller(desk.Desk.Vault),
        new ShowPattern
        {
            By = desk.Desk.Member,
            Case = "Exercise",
            Who = asked.Who,
            Whom = asked.Whom,
            Method = asked.Method,
            Held = asked.Held,
            During = asked.During,
            AsOf = asked.AsOf,
            Skip = asked.Skip,
            Limit = 10,
        });

    private static async Task<string> EntityAsync(CaseDesk desk, string name) =>
        $"entity:{(await Desk.RunAsync(new NamedRecorder(desk.Desk.Vault), new AddEntity
        {
            By = desk.Desk.Member, Case = "Exercise", Called = name, Kind = "group", Names = [],
        })).Result["entity"]!["id"]}";

    private static async Task<string> PlaceAsync(CaseDesk desk) =>
        $"place:{(await Desk.RunAsync(new NamedRecorder(desk.Desk.Vault), new AddPlace
        {
            By = desk.Desk.Member,
            Case = "Exercise",
            Called = "The mill",
            Names = [],
            Latitude = "1.5",
            Longitude = "3.2",
            RadiusM = 500,
            Iso3166 = null,
            Basis = "The map",
        })).Result["place"]!["id"]}";

    private static Task ReadAsync(CaseDesk desk, string claim, string actor, string? method) =>
        ReadAsync(desk, claim, new StatedProposition
        {
            Type = "alleged_violation", Actors = [new StatedMention("the team", actor)], Method = method,
        });

    private static async Task ReadAsync(CaseDesk desk, string claim, StatedProposition proposition)
    {
        var told = await Desk.RunAsync(new ClaimReader(desk.Desk.Vault), new ReadClaim
        {
            By = desk.Desk.Member,
            Claim = claim["claim:".Length..],
            Case = null,
            Proposition = proposition,
            Hedges = [],
        });
        Assert.Empty(told.Codes);
    }

    private static async Task HeldAsync(CaseDesk desk, string quote, string holder, string place) =>
        await ReadAsync(
            desk,
            await desk.ClaimAsync("report.txt", quote, by: ["a reporter"]),
            new StatedProposition
            {
                Type = PropositionTypes.Control,
                Actors = [new StatedMention("the team", holder)],
                Place = new StatedMention("the mill", place),
                Times = [new SaidTime("state", "in May", "2031-05")],
            });

    private static async Task GuessAsync(
        CaseDesk desk, string incident, string? edtf = null, string? place = null)
    {
        var told = await desk.ProposeAsync(new ProposeHypothesis
        {
            By = desk.Desk.Member,
            Incident = incident,
            Of = place is null ? Questions.EventTime : Questions.Place,
            Edtf = edtf,
            Place = place,
            RadiusMetres = place is null ? null : 500,
            Reasons = "The report",
        });
        Assert.Empty(told.Codes);
    }

    private sealed record Asked
    {
        public string? Who { get; init; }
        public string? Whom { get; init; }
        public string? Method { get; init; }
        public string? Held { get; init; }
        public string? During { get; init; }
        public string? AsOf { get; init; }
        public long Skip { get; init; }
    }
}
