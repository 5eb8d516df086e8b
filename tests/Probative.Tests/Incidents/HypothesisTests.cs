using System.Text.Json.Nodes;
using Probative.Incidents.Hypotheses;
using Xunit;

namespace Probative.Tests.Incidents;

/// <summary>Readings of where and when compete; none wins by itself (invariants 6 and 7).</summary>
public sealed class HypothesisTests
{
    private const string Report = "A resident said the bridge at Lower Osk was closed on Tuesday.";

    [Fact]
    public async Task The_times_of_event_recording_and_upload_are_three_lists_in_the_order_of_the_log()
    {
        await using var desk = await CaseDesk.CreateAsync(("one.txt", Report));
        var incident = await desk.IncidentAsync();
        var claim = await desk.ClaimAsync("one.txt", "on Tuesday", by: ["a resident"]);
        var weak = Time(desk, incident, Questions.EventTime, "2026-01");
        string[] opposes = [claim, claim[..10], "item:" + await ItemAsync(desk)];
        await desk.ProposeAsync(weak with { Opposes = opposes });
        await desk.ProposeAsync(Time(desk, incident, Questions.UploadTime, "2026-01-28"));
        await desk.ProposeAsync(
            Time(desk, incident, Questions.EventTime, "2026-01-27/..") with { Supports = [claim] });
        await desk.ProposeAsync(Time(desk, incident, Questions.RecordingTime, "2026-01-27T10:00:00Z"));
        await desk.ProposeAsync(Place(desk, incident));

        var lists = (await desk.HypothesesAsync(incident)).Result["hypotheses"]!;
        Assert.Equal(
            ["place", "event_time", "recording_time", "upload_time"],
            lists.AsObject().Select(list => list.Key));
        var events = lists["event_time"]!.AsArray();

        // What is opposed stays before what is supported: it came first.
        Assert.Equal(["2026-01", "2026-01-27/.."], events.Select(one => (string?)one!["edtf"]));
        Assert.Equal(2, events[0]!["against"]!.AsArray().Count);
        Assert.Equal(("2026-01-01", "2026-01-31"), Bounds(events[0]!));
        Assert.Equal(("2026-01-27", null), Bounds(events[1]!));
        Assert.Equal(claim, (string?)events[1]!["for"]![0]!["reference"]);
        Assert.Equal("2026-01-28", (string?)Assert.Single(lists["upload_time"]!.AsArray())!["edtf"]);
        var recorded = Assert.Single(lists["recording_time"]!.AsArray())!;
        Assert.Equal("2026-01-27T10:00:00Z", (string?)recorded["edtf"]);
        var place = Assert.Single(lists["place"]!.AsArray())!;
        Assert.Equal(
            ("50.10", "-12.5", 400),
            ((string?)place["latitude"], (string?)place["longitude"], (int)place["radius_m"]!));

        // Those that nothing was named for or against are open; of the others no one is picked.
        var open = (await desk.ShowAsync(incident)).Result["open"]!["hypotheses"]!.AsArray();
        Assert.Equal(3, open.Count);
        Assert.DoesNotContain(open, one => (string?)one!["of"] == Questions.EventTime);
    }

    [Fact]
    public async Task What_speaks_for_it_and_against_it_is_added_with_its_reason_until_it_is_dropped()
    {
        await using var desk = await CaseDesk.CreateAsync(("one.txt", Report));
        var incident = await desk.IncidentAsync();
        var claim = await desk.ClaimAsync("one.txt", "on Tuesday", by: ["a resident"]);
        var told = await desk.ProposeAsync(Time(desk, incident, Questions.EventTime, "2026-01"));
        var id = (string)told.Result["hypothesis"]!["id"]!;
        var index = (long)told.Result["hypothesis"]!["index"]!;
        await ArgueAsync(desk, id[..6], claim, false, "It names a Tuesday.");
        var argued = await ArgueAsync(desk, id, claim, true, "Of which week it does not say.");
        Assert.Equal("It names a Tuesday.", (string?)argued.Result["hypothesis"]!["for"]![0]!["reason"]);
        Assert.Equal(claim, (string?)argued.Result["hypothesis"]!["against"]![0]!["reference"]);
        Assert.Empty((await desk.ShowAsync(incident)).Result["open"]!["hypotheses"]!.AsArray());
        Assert.Single(
            (await desk.ShowAsync(incident, $"{index}")).Result["open"]!["hypotheses"]!.AsArray());
        Assert.Equal(["bad-reference"], (await ArgueAsync(desk, id, incident, false, "a")).Codes);
        Assert.Equal(["bad-value"], (await ArgueAsync(desk, id, claim, false, " ")).Codes);
        Assert.Equal(["hypothesis-not-found"], (await ArgueAsync(desk, "0000", claim, false, "a")).Codes);

        var dropped = await DropAsync(desk, id);
        Assert.Equal("Another day", (string?)dropped.Result["hypothesis"]!["dropped"]!["reason"]);
        Assert.Single(dropped.Result["hypothesis"]!["for"]!.AsArray());
        Assert.Equal(["hypothesis-dropped"], (await DropAsync(desk, id)).Codes);
        Assert.Equal(["hypothesis-dropped"], (await ArgueAsync(desk, id, claim, false, "a")).Codes);
        Assert.Equal(0, (await desk.HypothesesAsync(incident)).Count("count"));
        Assert.Equal(1, (await desk.HypothesesAsync(incident, dropped: true)).Count("count"));
        var then = await desk.HypothesesAsync(incident, $"{index}");
        Assert.Empty(then.Result["hypotheses"]!["event_time"]![0]!["for"]!.AsArray());
    }

    [Fact]
    public async Task A_place_carries_a_radius_and_a_time_is_an_edtf_date()
    {
        await using var desk = await CaseDesk.CreateAsync();
        var incident = await desk.IncidentAsync();
        var (place, time) = (Place(desk, incident), Time(desk, incident, Questions.EventTime, "2026"));
        ProposeHypothesis[] wrong =
        [
            place with { RadiusMetres = null }, place with { RadiusMetres = 0 },
            place with { RadiusMetres = 20_037_509 }, place with { Longitude = null },
            place with { Latitude = "91" }, place with { Latitude = "fifty" },
            place with { Longitude = "-180.1" }, place with { Longitude = "1e2" },
            place with { Place = "place:0000" }, place with { Edtf = "2026" },
            place with { Latitude = null, Longitude = null }, place with { Of = "who" },
            time with { Edtf = null }, time with { Edtf = "tomorrow" }, time with { RadiusMetres = 5 },
            time with { Place = "place:0000" }, time with { Reasons = "" },
        ];
        foreach (var command in wrong)
        {
            var told = await desk.ProposeAsync(command);
            Assert.True(told.Codes.All(code => code == "bad-value") && told.Problems.Count > 0, $"{command}");
        }

        var unknown = place with { Latitude = null, Longitude = null, Place = "place:0000" };
        Assert.Equal(["reference-not-found"], (await desk.ProposeAsync(unknown)).Codes);
        Assert.Equal(
            ["reference-not-found", "bad-reference"],
            (await desk.ProposeAsync(time with { Supports = ["claim:0000"], Opposes = ["a word"] })).Codes);
        Assert.Empty(await desk.Desk.FactsAsync("HypothesisProposed"));
    }

    private static ProposeHypothesis Time(CaseDesk desk, string incident, string of, string edtf) => new()
    {
        By = desk.Desk.Member, Incident = incident, Of = of, Edtf = edtf, Reasons = "The report says so.",
    };

    private static ProposeHypothesis Place(CaseDesk desk, string incident) => new()
    {
        By = desk.Desk.Member,
        Incident = incident,
        Of = Questions.Place,
        Latitude = "50.10",
        Longitude = "-12.5",
        RadiusMetres = 400,
        Reasons = "The lower of two bridges.",
    };

    private static Task<Told> ArgueAsync(
        CaseDesk desk, string hypothesis, string reference, bool isAgainst, string reason) =>
        Desk.RunAsync(new HypothesisKeeper(desk.Desk.Vault), new ArgueHypothesis
        {
            By = desk.Desk.Member,
            Hypothesis = hypothesis,
            Reference = reference,
            IsAgainst = isAgainst,
            Reason = reason,
        });

    private static Task<Told> DropAsync(CaseDesk desk, string hypothesis) => Desk.RunAsync(
        new HypothesisKeeper(desk.Desk.Vault),
        new DropHypothesis { By = desk.Desk.Member, Hypothesis = hypothesis, Reason = "Another day" });

    private static async Task<string> ItemAsync(CaseDesk desk) =>
        (await desk.Desk.FactsAsync("ItemReceived"))[0].Fields.Text("item")!;

    private static (string?, string?) Bounds(JsonNode hypothesis) =>
        ((string?)hypothesis["earliest"], (string?)hypothesis["latest"]);
}
