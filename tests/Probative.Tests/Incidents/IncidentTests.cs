using Probative.Incidents.Links;
using Probative.Kernel.Commands;
using Probative.Preservation.Agenda;
using Probative.Preservation.Restrictions;
using Probative.Reading.Observations;
using Probative.Tests.Local;
using Xunit;

namespace Probative.Tests.Incidents;

/// <summary>Alleged incidents: what they are according to, what is attached, what was known when.</summary>
public sealed class IncidentTests
{
    private const string Quote = "the bridge at Lower Osk was closed";

    private const string Report =
        "A resident said the bridge at Lower Osk was closed on Tuesday.\n"
        + "The harbour office denies that it was closed.\n"
        + "Later the resident said that it was another day.\n";

    [Fact]
    public async Task An_incident_is_alleged_according_to_somebody_until_a_final_decision_is_recorded()
    {
        await using var desk = await CaseDesk.CreateAsync(("one.txt", Report));
        var claim = await desk.ClaimAsync(
            "one.txt", Quote, by: ["Velmark Courier", "a resident"]);
        var told = await desk.DescribeAsync("  Closing of the bridge ", [claim[..10], "a caller"]);
        var incident = told.Result["incident"]!;
        Assert.True((bool)incident["alleged"]!);
        Assert.Equal("Closing of the bridge", (string?)incident["title"]);
        Assert.Equal(
            "alleged incident, according to a resident, as told by Velmark Courier; a caller",
            (string?)incident["label"]);
        Assert.Equal(claim, (string?)incident["according_to"]![0]!["reference"]);

        var id = (string)incident["id"]!;
        var first = await desk.DecideAsync(id, isFinal: false);
        Assert.True((bool)first.Result["incident"]!["alleged"]!);
        Assert.StartsWith("alleged", (string?)first.Result["incident"]!["label"], StringComparison.Ordinal);

        await desk.DecideAsync(id, isFinal: true, "It was not closed");
        foreach (var shown in (System.Text.Json.Nodes.JsonNode[])
            [(await desk.ShowAsync(id)).Result["incident"]!, (await desk.ListAsync()).Rows[0]])
        {
            Assert.Null(shown["alleged"]);
            Assert.Equal(
                "Harbour Court, 2028-03-01 (HC 12/2028), decided: It was not closed",
                (string?)shown["label"]);
            Assert.Equal(2, shown["decisions"]!.AsArray().Count);
        }
    }

    [Fact]
    public async Task A_description_is_replaced_by_the_next_and_the_old_one_is_still_known_then()
    {
        await using var desk = await CaseDesk.CreateAsync();
        var told = await desk.DescribeAsync("Closing of the bridge", ["a resident"]);
        var id = (string)told.Result["incident"]!["id"]!;
        var index = (long)told.Result["incident"]!["index"]!;
        var anew = await desk.DescribeAsync(
            "Closing of the lower bridge", ["a caller"], id, "There are two.");
        Assert.Equal(index, (long)anew.Result["incident"]!["first_index"]!);
        Assert.Equal("There are two.", (string?)anew.Result["incident"]!["reason"]);
        Assert.Single((await desk.ListAsync()).Rows);

        var then = await desk.ShowAsync(id, $"{index}");
        Assert.Equal("Closing of the bridge", (string?)then.Result["incident"]!["title"]);
        Assert.Equal(index, (long)then.Result["as_of"]!["last_index"]!);
        Assert.Null((string?)then.Result["as_of"]!["clock"]);
        Assert.Equal(["not-known-then"], (await desk.ShowAsync(id, $"{index - 1}")).Codes);
        Assert.Equal(["not-known-then"], (await desk.ShowAsync(id, "1999-12-31")).Codes);
        Assert.Equal(["bad-value"], (await desk.ShowAsync(id, "999999")).Codes);
        Assert.Equal(["bad-value"], (await desk.ShowAsync(id, "yesterday")).Codes);
        Assert.Equal(["bad-value"], (await desk.ShowAsync(id, "")).Codes);
        var late = await desk.ShowAsync(id, "2999-01");
        Assert.Equal("Closing of the lower bridge", (string?)late.Result["incident"]!["title"]);
        Assert.Contains("no evidence", (string?)late.Result["as_of"]!["clock"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_known_at_a_time_is_what_the_facts_until_then_say()
    {
        var clock = new ManualClock(new DateTimeOffset(2027, 1, 31, 12, 0, 0, TimeSpan.Zero));
        await using var desk = await CaseDesk.CreateAsync(clock, ("one.txt", Report));
        var incident = await desk.IncidentAsync();
        var claim = await desk.ClaimAsync("one.txt", Quote, by: ["a resident"]);
        clock.Now = clock.Now.AddDays(1);
        await desk.LinkAsync(claim, "about", incident);
        clock.Now = clock.Now.AddDays(1);
        var second = await desk.ClaimAsync("one.txt", "on Tuesday", by: ["a resident"]);
        await desk.LinkAsync(second, "about", incident);
        (string AsOf, int Claims)[] known =
        [
            ("2027-01-31", 0), ("2027-01", 0), ("2027-02-01T11:59:59Z", 0), ("2027-02-01T11:59:59.999Z", 0),
            ("2027-02-01T12:00:00.000Z", 1), ("2027-02-01T14:00:00+02:00", 1), ("2027-02-01", 1),
            ("2027-02-02T11:59:59", 1), ("2027-02", 2), ("2027-02-02T12:00:00Z", 2),
        ];
        foreach (var (asOf, claims) in known)
        {
            var then = await desk.ShowAsync(incident, asOf);
            Assert.True(claims == CaseDesk.Said(then, "claims").Length, asOf);
            Assert.Contains("no evidence", (string?)then.Result["as_of"]!["clock"], StringComparison.Ordinal);
        }

        // A clock that went back shows less than was known, and never more.
        clock.Now = clock.Now.AddDays(-30);
        await desk.LinkAsync(incident, "explains", claim);
        var last = await desk.ShowAsync(incident, "2027-02-01");
        Assert.Equal([claim], CaseDesk.Said(last, "claims"));
        Assert.Equal(["not-known-then"], (await desk.ShowAsync(incident, "2027-01-03")).Codes);
    }

    [Fact]
    public async Task Said_observed_concluded_and_open_never_mix()
    {
        await using var desk = await CaseDesk.CreateAsync(("one.txt", Report));
        var incident = await desk.IncidentAsync();
        var claim = await desk.ClaimAsync("one.txt", Quote, by: ["a resident"]);
        var denial = await desk.ClaimAsync(
            "one.txt", "it was closed", denies: true, by: ["the harbour office"]);
        var observation = await ObserveAsync(desk, "The text has three lines.");
        var task = await TaskAsync(desk, "Ask the harbour office");
        foreach (var one in (string[])[claim, denial, observation, task])
            Assert.Equal(Ending.Done, (await desk.LinkAsync(one, "about", incident)).Ending);

        var shown = (await desk.ShowAsync(incident)).Result;
        Assert.Equal([claim], CaseDesk.Said(await desk.ShowAsync(incident), "claims"));
        Assert.Equal([denial], CaseDesk.Said(await desk.ShowAsync(incident), "denials"));
        Assert.Equal("denies", (string?)shown["said"]!["denials"]![0]!["polarity"]);
        Assert.Equal("a resident", (string?)shown["said"]!["claims"]![0]!["speakers"]![0]);
        Assert.Equal([], shown["said"]!["claims"]![0]!["hedges"]!.AsArray());
        Assert.Equal("The text has three lines.", (string?)shown["observed"]!["observations"]![0]!["text"]);
        Assert.Empty(shown["concluded"]!["findings"]!.AsArray());
        Assert.Equal("Ask the harbour office", (string?)shown["open"]!["tasks"]![0]!["text"]);

        var counts = (await desk.ListAsync()).Rows[0]["counts"]!;
        Assert.Equal(
            (1, 1, 0, 1, 1),
            ((int)counts["claims"]!, (int)counts["denials"]!, (int)counts["withdrawn"]!,
                (int)counts["observations"]!, (int)counts["open_tasks"]!));
        await Desk.RunAsync(new TaskKeeper(desk.Desk.Vault), new EndTask
        {
            By = desk.Desk.Member, Task = task[5..], IsDropped = false, Reason = "They answered.",
        });
        Assert.Empty((await desk.ShowAsync(incident)).Result["open"]!["tasks"]!.AsArray());
    }

    [Fact]
    public async Task A_claim_that_denies_another_stands_beside_it_without_another_link()
    {
        await using var desk = await CaseDesk.CreateAsync(("one.txt", Report));
        var incident = await desk.IncidentAsync();
        var claim = await desk.ClaimAsync("one.txt", Quote, by: ["a resident"]);
        var other = await desk.ClaimAsync("one.txt", "it was another day", by: ["the harbour office"]);
        await desk.LinkAsync(claim, "about", incident);
        var link = await desk.LinkAsync(other, "denies", claim, "It cannot have been that day.");
        var shown = await desk.ShowAsync(incident);
        Assert.Equal([claim], CaseDesk.Said(shown, "claims"));
        Assert.Equal([other], CaseDesk.Said(shown, "denials"));
        Assert.Equal(other, (string?)shown.Result["said"]!["claims"]![0]!["denied_by"]![0]);

        await desk.EndAsync((string)link.Result["link"]!["id"]!);
        Assert.Empty(CaseDesk.Said(await desk.ShowAsync(incident), "denials"));
    }

    [Fact]
    public async Task What_stands_in_a_restricted_item_is_left_out_and_counted()
    {
        await using var desk = await CaseDesk.CreateAsync(("one.txt", Report), ("two.txt", "It was closed."));
        var claim = await desk.ClaimAsync("one.txt", Quote, by: ["a resident"]);
        var open = await desk.ClaimAsync("two.txt", "It was closed.", by: ["a caller"]);
        var told = await desk.DescribeAsync("Closing of the bridge", [claim]);
        var incident = $"incident:{(string?)told.Result["incident"]!["id"]}";
        var observation = await ObserveAsync(desk, "The text has three lines.");
        var task = await TaskAsync(desk, "Blur the name", "name:one.txt");
        foreach (var one in (string[])[claim, open, observation, task])
            await desk.LinkAsync(one, "about", incident);
        await Desk.RunAsync(new Restricter(desk.Desk.Vault), new RestrictItem
        {
            By = desk.Desk.Member, Item = "name:one.txt", Case = null, Reason = "a bystander",
        });

        var shown = await desk.ShowAsync(incident);
        Assert.Equal(3, shown.Count("restricted_left_out"));
        Assert.Equal([open], CaseDesk.Said(shown, "claims"));
        Assert.Empty(shown.Result["observed"]!["observations"]!.AsArray());
        Assert.Empty(shown.Result["open"]!["tasks"]!.AsArray());
        Assert.DoesNotContain("a resident", shown.Result.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, (int)CaseDesk.Origins(shown)["claims"]!);
        Assert.Equal(1, (int)(await desk.ListAsync()).Rows[0]["counts"]!["claims"]!);
        Assert.Equal(3, (await desk.LinksAsync()).Count("restricted_left_out"));
        Assert.Single((await desk.LinksAsync()).Rows);
        Assert.Equal(["item-restricted"], (await desk.WithdrawAsync(claim, open)).Codes);

        var all = await desk.ShowAsync(incident, restricted: true);
        Assert.Equal(0, all.Count("restricted_left_out"));
        Assert.Equal([claim, open], CaseDesk.Said(all, "claims"));
        Assert.Equal(4, (await desk.LinksAsync(restricted: true)).Rows.Count);
    }

    [Fact]
    public async Task Of_another_case_the_answer_is_as_of_none()
    {
        await using var desk = await CaseDesk.CreateAsync(("one.txt", Report));
        var incident = await desk.IncidentAsync();
        var claim = await desk.ClaimAsync("one.txt", Quote, by: ["a resident"]);
        var other = await desk.Desk.AddMemberAsync("Ola Nordby", desk.Desk.Member);
        await desk.Desk.OpenCaseAsync("Velmark", other);
        Assert.Empty((await desk.ListAsync(by: other)).Rows);
        var real = await desk.ShowAsync(incident, by: other);
        Assert.Equal(["incident-not-found"], real.Codes);
        var unreal = "incident:" + new string('0', 32);
        var none = await desk.ShowAsync(unreal, by: other);
        Assert.Equal(
            none.Problems[0].Message.Replace(unreal, "", StringComparison.Ordinal),
            real.Problems[0].Message.Replace(incident, "", StringComparison.Ordinal));

        var linked = await Desk.RunAsync(new LinkKeeper(desk.Desk.Vault), new AddLink
        {
            By = other, Case = "Velmark", From = claim, Relation = "about", To = incident, Reason = "a",
        });
        Assert.Equal(["reference-not-found", "reference-not-found"], linked.Codes);
    }

    [Fact]
    public async Task What_is_not_said_by_anybody_or_not_said_why_is_refused()
    {
        await using var desk = await CaseDesk.CreateAsync();
        Assert.Equal(["not-according-to"], (await desk.DescribeAsync("Closing", [])).Codes);
        Assert.Equal(["bad-value"], (await desk.DescribeAsync(" ", ["a resident"])).Codes);
        Assert.Equal(["bad-value"], (await desk.DescribeAsync("Closing", [" "])).Codes);
        Assert.Equal(["reference-not-found"], (await desk.DescribeAsync("Closing", ["claim:0000"])).Codes);
        Assert.Equal(["reference-not-found"], (await desk.DescribeAsync("Closing", ["source:0000"])).Codes);
        Assert.Equal(["bad-value"], (await desk.DescribeAsync("Closing", ["a"], null, "why")).Codes);
        Assert.Equal(["bad-value"], (await desk.DescribeAsync("Closing", ["a"], "0000")).Codes);
        Assert.Empty(await desk.Desk.FactsAsync("IncidentDescribed"));
        var incident = await desk.IncidentAsync();
        Assert.Equal(["bad-value"], (await desk.DecideAsync(incident, true, " ")).Codes);
        Assert.Equal(["incident-not-found"], (await desk.DecideAsync("0000", true)).Codes);
    }

    private static async Task<string> ObserveAsync(CaseDesk desk, string text)
    {
        var told = await Desk.RunAsync(new ObservationRecorder(desk.Desk.Vault), new RecordObservation
        {
            By = desk.Desk.Member, Item = "name:one.txt", Case = null, Text = text, Kind = "seen",
        });
        Assert.Equal(Ending.Done, told.Ending);
        return $"observation:{(string?)told.Result["observation"]!["id"]}";
    }

    private static async Task<string> TaskAsync(CaseDesk desk, string text, string what = "Exercise")
    {
        var told = await Desk.RunAsync(new TaskKeeper(desk.Desk.Vault), new AddTask
        {
            By = desk.Desk.Member, What = what, Case = null, Text = text,
        });
        return $"task:{(string?)told.Result["task"]!["id"]}";
    }
}
