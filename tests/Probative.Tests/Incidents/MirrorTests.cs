using System.Text.RegularExpressions;
using Xunit;

namespace Probative.Tests.Incidents;

/// <summary>Inputs that differ in the parties alone are told alike (invariant 11).</summary>
public sealed partial class MirrorTests
{
    private const string Green = "the Green team";
    private const string Amber = "the Amber team";

    [Fact]
    public async Task Whoever_alleges_and_whoever_denies_the_incident_is_told_in_the_same_words()
    {
        var first = await TellAsync(Green, Amber);
        Assert.Contains("alleged incident, according to FIRST", first, StringComparison.Ordinal);
        Assert.Equal(first, await TellAsync(Amber, Green));
    }

    /// <summary>What is told, without what is drawn or measured by a clock, and without the names.</summary>
    private static async Task<string> TellAsync(string alleging, string denying)
    {
        await using var desk = await CaseDesk.CreateAsync(
            ("one.txt", $"{alleging} says that the bridge was closed. {denying} says that it was open."));
        var claim = await desk.ClaimAsync("one.txt", "the bridge was closed", by: ["a paper", alleging]);
        var again = await desk.ClaimAsync("one.txt", "bridge was", by: [alleging]);
        var denial = await desk.ClaimAsync("one.txt", "it was open", denies: true, by: [denying]);
        var told = await desk.DescribeAsync("Closing of the bridge", [claim, denying]);
        var incident = $"incident:{(string?)told.Result["incident"]!["id"]}";
        foreach (var one in (string[])[claim, again, denial]) await desk.LinkAsync(one, "about", incident);
        await desk.WithdrawAsync(again, claim);
        var shown = (await desk.ShowAsync(incident)).Result.ToJsonString();
        var text = Drawn().Replace(shown, "DRAWN");
        return text.Replace(alleging, "FIRST", StringComparison.Ordinal)
            .Replace(denying, "SECOND", StringComparison.Ordinal);
    }

    [GeneratedRegex("[0-9a-f]{32}|\\d{4}-\\d\\d-\\d\\dT[^\"]*Z|investigator-[2-9a-z]{6}")]
    private static partial Regex Drawn();
}
