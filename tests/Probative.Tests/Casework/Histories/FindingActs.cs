using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Verification.Findings;

namespace Probative.Tests.Casework.Histories;

/// <summary>Acts with findings: some lack what has to be there, some cite each other.</summary>
internal static class FindingActs
{
    private static readonly string[] s_likelihoods = ["unlikely", "likely", "almost certain"];
    private static readonly string[] s_opinions = ["agree", "disagree", "cannot say"];

    public static Task<Told> RunAsync(HistoryWorld world, Act act, MemberId by)
    {
        var (vault, finding) = (world.Desk.Vault, HistoryActs.Id(world.Findings, act.Two));
        return act.Kind switch
        {
            ActKind.Draft => DraftAsync(world, Drafted(world, act, by)),
            ActKind.Redraft => DraftAsync(world, Drafted(world, act, by) with { Finding = finding }),
            ActKind.Sign => Desk.RunAsync(
                new FindingSigner(vault), new SignFinding { By = by, Finding = finding }),
            ActKind.Review => Desk.RunAsync(new FindingReviewer(vault), new ReviewFinding
            {
                By = act.Three % 2 == 0 ? by : world.Mara, Finding = finding,
                Opinion = s_opinions[act.Three % 3], Text = "As it stands there",
            }),
            ActKind.WithdrawFinding => Desk.RunAsync(new FindingWithdrawer(vault), new WithdrawFinding
            {
                By = by, Finding = finding, Reason = "Another day",
            }),
            ActKind.Ask => AskAsync(world, by, finding, act.Three % 2 == 0 ? "Ola Nordby" : "Mara Vint"),
            ActKind.Answer => Desk.RunAsync(new BlindAnswerer(vault), new GiveBlindOpinion
            {
                By = act.Three % 2 == 0 ? world.Ola : world.Mara, Finding = finding,
                Answer = "It does not say", Kind = "could not determine", HadSeen = act.Three % 5 == 0,
            }),
            _ => throw new ArgumentOutOfRangeException(nameof(act)),
        };
    }

    public static Task<Told> AskAsync(HistoryWorld world, MemberId by, string finding, string whom) =>
        Desk.RunAsync(new BlindAsker(world.Desk.Vault), new AskBlindOpinion
        {
            By = by, Finding = finding, For = whom, Question = "Which day?",
            About = $"item:{HistoryActs.ItemOf(world, 0)}",
        });

    public static async Task<Told> DraftAsync(HistoryWorld world, DraftFinding draft) =>
        world.Keep(
            world.Findings, "finding", await Desk.RunAsync(new FindingDrafter(world.Desk.Vault), draft));

    public static DraftFinding Drafted(HistoryWorld world, Act act, MemberId by) => new()
    {
        By = by,
        Case = HistoryWorld.Case,
        Incident = act.One % 2 == 0 && world.Incidents.Count > 0
            ? HistoryActs.Of(world.Incidents, act.Three)
            : null,
        Text = act.Three % 2 == 0 ? "It was on a day in May" : "Markers were used",
        Kind = act.One % 4 == 3 ? "observed" : "inferred",
        Proposition = act.Three % 3 > 0
            ? null
            : new StatedProposition
            {
                Type = "act_detail",
                Counts = [new Tally("four or five", 4, 5, "players")],
                Times = [new SaidTime("event", null, "2031-05")],
            },
        Items = act.Three % 11 == 10 ? [] : [HistoryActs.ItemOf(world, act.Three)],
        Supports = [HistoryActs.Ground(world, act.Three)],
        Opposes = act.One % 2 == 0 ? [] : [HistoryActs.Ground(world, act.Two + 1)],
        Search = act.Three % 7 == 6
            ? []
            : [new ContrarySearch("reports of another day", "the items of the case", "none found")],
        Tests = [new TestDone("reading", "the reports", "they agree", ["another day: no"])],
        Change = "a picture of that day",
        Likelihood = act.One % 4 == 3 ? null : s_likelihoods[act.Two % 3],
        Confidence = "low",
        ConfidenceReason = "one origin",
    };
}
