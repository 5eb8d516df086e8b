using System.Text.Json.Nodes;
using Probative.Kernel.Casework;
using Probative.Preservation.Restrictions;
using Probative.Reading;
using Probative.Reading.Corrections;
using Probative.Reading.Propositions;
using Xunit;

namespace Probative.Tests.Incidents;

/// <summary>What `claim show` tells beside the claim: what it was before, and what it takes back.</summary>
public sealed class ClaimPastTests
{
    private const string Text = "A resident said the bridge was reportedly closed.";
    private const string Closed = "the bridge was reportedly closed";

    private static readonly StatedProposition s_status = new()
    {
        Type = "status", Affected = [new StatedMention("the bridge", null)],
    };

    [Fact]
    public async Task Earlier_readings_and_corrections_are_told_oldest_first_and_as_of_then()
    {
        await using var desk = await CaseDesk.CreateAsync(("report.txt", Text));
        var claim = await desk.ClaimAsync("report.txt", Closed, by: ["a resident"]);
        var recorded = desk.Desk.Vault.Ledger.Size - 1;
        foreach (var type in (string[])["status", "access", "context_conflict"])
            Assert.Empty((await ReadAsync(desk, claim, s_status with { Type = type })).Codes);
        var read = desk.Desk.Vault.Ledger.Size - 1;
        var corrected = await Desk.RunAsync(new Corrector(desk.Desk.Vault), new CorrectField
        {
            By = desk.Desk.Member,
            Index = recorded,
            Field = "hedges",
            Values = ["reportedly"],
            Reason = "Missed",
        });
        Assert.Empty(corrected.Codes);

        var now = (await ShowAsync(desk, claim)).Result;
        Assert.Equal("context_conflict", TypeOf(now["claim"]!["reading"]));
        Assert.Equal(["status", "access"], now["earlier_readings"]!.AsArray().Select(TypeOf));
        var correction = Assert.Single(now["corrections"]!.AsArray())!;
        Assert.Equal(("hedges", "Missed"), ((string?)correction["field"], (string?)correction["reason"]));
        Assert.Equal("reportedly", (string?)Assert.Single(now["claim"]!["hedges"]!.AsArray()));

        // Before the correction, and between the first two readings.
        var then = (await ShowAsync(desk, claim, $"{read}")).Result;
        Assert.Empty(then["corrections"]!.AsArray());
        Assert.Empty(then["claim"]!["hedges"]!.AsArray());
        Assert.Equal(["status", "access"], then["earlier_readings"]!.AsArray().Select(TypeOf));
        then = (await ShowAsync(desk, claim, $"{(long)now["earlier_readings"]![0]!["index"]!}")).Result;
        Assert.Equal("status", TypeOf(then["claim"]!["reading"]));
        Assert.Empty(then["earlier_readings"]!.AsArray());
        Assert.Equal(["not-known-then"], (await ShowAsync(desk, claim, "0")).Codes);
        Assert.Equal(["bad-value"], (await ShowAsync(desk, claim, "some day")).Codes);
    }

    [Fact]
    public async Task What_is_taken_back_in_a_claim_is_told_unless_it_is_restricted()
    {
        await using var desk = await CaseDesk.CreateAsync(
            ("report.txt", Text),
            ("later.txt", "It was open."));
        var claim = await desk.ClaimAsync("report.txt", Closed, by: ["a resident"]);
        var back = await desk.ClaimAsync("later.txt", "It was open", by: ["a resident"]);
        Assert.Empty((await ShowAsync(desk, back)).Result["takes_back"]!.AsArray());
        var before = desk.Desk.Vault.Ledger.Size - 1;
        Assert.Empty((await desk.WithdrawAsync(claim, back)).Codes);
        var taken = Assert.Single((await ShowAsync(desk, back)).Result["takes_back"]!.AsArray())!;
        Assert.Equal((claim, "Another day"), ($"claim:{taken["claim"]}", (string?)taken["reason"]));
        Assert.NotNull((await ShowAsync(desk, claim)).Result["claim"]!["withdrawn"]);
        Assert.Empty((await ShowAsync(desk, back, $"{before}")).Result["takes_back"]!.AsArray());
        Assert.Null((await ShowAsync(desk, claim, $"{before}")).Result["claim"]!["withdrawn"]);

        await Desk.RunAsync(new Restricter(desk.Desk.Vault), new RestrictItem
        {
            By = desk.Desk.Member, Item = "name:report.txt", Case = null, Reason = "a bystander",
        });
        Assert.Empty((await ShowAsync(desk, back)).Result["takes_back"]!.AsArray());
    }

    private static string? TypeOf(JsonNode? reading) => (string?)reading!["proposition"]!["type"];

    private static Task<Told> ReadAsync(CaseDesk desk, string claim, StatedProposition stated) =>
        Desk.RunAsync(new ClaimReader(desk.Desk.Vault), new ReadClaim
        {
            By = desk.Desk.Member,
            Claim = claim["claim:".Length..],
            Case = null,
            Proposition = stated,
            Reason = "Read again",
        });

    private static Task<Told> ShowAsync(CaseDesk desk, string claim, string? asOf = null) =>
        Desk.RunAsync(new ClaimTeller(desk.Desk.Vault), new ShowClaim
        {
            By = desk.Desk.Member, Claim = claim["claim:".Length..], Case = null, AsOf = asOf,
        });
}
