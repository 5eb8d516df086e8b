using Probative.Kernel.Commands;
using Xunit;

namespace Probative.Tests.Incidents;

/// <summary>Only its own speaker takes a claim back; a denial stands beside it (invariant 9).</summary>
public sealed class WithdrawalTests
{
    private const string Quote = "the bridge at Lower Osk was closed";

    private const string Report =
        "A resident said the bridge at Lower Osk was closed on Tuesday.\n"
        + "The harbour office says it was open.\n"
        + "Later the resident said that it was another day.\n";

    [Fact]
    public async Task A_withdrawn_claim_leaves_what_is_alleged_and_is_listed_under_against()
    {
        await using var desk = await CaseDesk.CreateAsync(("one.txt", Report));
        var incident = await desk.IncidentAsync();
        var claim = await desk.ClaimAsync(
            "one.txt", Quote, by: ["Velmark Courier", "A  Resident"]);
        var taken = await desk.ClaimAsync("one.txt", "it was another day", by: ["a resident"]);
        await desk.LinkAsync(claim, "about", incident);
        var before = (long)(await desk.LinksAsync()).Rows[0]["index"]!;

        // Case and spaces are no other speaker; the outlet that told it is none at all.
        var told = await desk.WithdrawAsync(claim[..10], taken[..10]);
        Assert.Equal(Ending.Done, told.Ending);
        Assert.Equal(taken[6..], (string?)told.Result["withdrawn"]!["by_claim"]);

        var shown = await desk.ShowAsync(incident);
        Assert.Empty(CaseDesk.Said(shown, "claims"));
        Assert.Empty(CaseDesk.Said(shown, "denials"));
        Assert.Equal([claim], CaseDesk.Said(shown, "against"));
        Assert.Equal("Another day", (string?)shown.Result["said"]!["against"]![0]!["withdrawn"]!["reason"]);
        Assert.Equal("asserts", (string?)shown.Result["said"]!["against"]![0]!["polarity"]);
        Assert.Equal(0, (int)CaseDesk.Origins(shown)["at_most"]!);
        Assert.Equal(1, (int)(await desk.ListAsync()).Rows[0]["counts"]!["withdrawn"]!);

        // History keeps it.
        Assert.Equal([claim], CaseDesk.Said(await desk.ShowAsync(incident, $"{before}"), "claims"));
        Assert.Equal(["claim-withdrawn"], (await desk.WithdrawAsync(claim, taken)).Codes);
    }

    [Fact]
    public async Task Nobody_else_withdraws_it_and_a_denial_takes_nothing_away()
    {
        await using var desk = await CaseDesk.CreateAsync(("one.txt", Report));
        var incident = await desk.IncidentAsync();
        var claim = await desk.ClaimAsync(
            "one.txt", Quote, by: ["Velmark Courier", "a resident"]);
        var office = await desk.ClaimAsync("one.txt", "it was open", by: ["the harbour office"]);
        var outlet = await desk.ClaimAsync("one.txt", "it was another day", by: ["Velmark Courier"]);
        await desk.LinkAsync(claim, "about", incident);
        await desk.LinkAsync(office, "denies", claim);
        Assert.Equal(["not-own-speaker"], (await desk.WithdrawAsync(claim, office)).Codes);
        Assert.Equal(["not-own-speaker"], (await desk.WithdrawAsync(claim, outlet)).Codes);
        Assert.Equal(["bad-value"], (await desk.WithdrawAsync(claim, claim)).Codes);
        Assert.Equal(["reference-not-found"], (await desk.WithdrawAsync(claim, "0000")).Codes);
        Assert.Equal(["claim-not-found"], (await desk.WithdrawAsync("0000", claim)).Codes);
        Assert.Empty(await desk.Desk.FactsAsync("AttributionWithdrawn"));

        var shown = await desk.ShowAsync(incident);
        Assert.Equal([claim], CaseDesk.Said(shown, "claims"));
        Assert.Equal([office], CaseDesk.Said(shown, "denials"));
        Assert.Null(shown.Result["said"]!["claims"]![0]!["withdrawn"]);
    }

    [Fact]
    public async Task What_an_incident_is_according_to_says_that_it_was_withdrawn()
    {
        await using var desk = await CaseDesk.CreateAsync(("one.txt", Report));
        var claim = await desk.ClaimAsync("one.txt", Quote, by: ["a resident"]);
        var taken = await desk.ClaimAsync("one.txt", "it was another day", by: ["a resident"]);
        var told = await desk.DescribeAsync("Closing of the bridge", [claim]);
        await desk.WithdrawAsync(claim, taken);
        var incident = (await desk.ShowAsync((string)told.Result["incident"]!["id"]!)).Result["incident"]!;
        Assert.Equal("alleged incident, according to a resident (withdrawn)", (string?)incident["label"]);
        Assert.True((bool)incident["alleged"]!);
    }
}
