using Probative.Incidents;
using Probative.Incidents.Hypotheses;
using Probative.Incidents.Links;
using Probative.Incidents.Withdrawals;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Law.Analysis;
using Probative.Preservation.Restrictions;
using Probative.Reading;
using Probative.Reading.Corrections;
using Probative.Reading.Observations;
using Probative.Reading.Propositions;
using Probative.Verification.Grades;
using Xunit;

namespace Probative.Tests.Casework.Histories;

/// <summary>Acts as the commands that people use.</summary>
internal static class HistoryActs
{
    public static readonly IReadOnlyList<string> Provisions = ["RS-8-2-b-i", "RS-8-2-a-i"];

    private static readonly string[] s_dates = ["2031-05-04", "2031-05", "2031-05/2031-07", "2031-06-01/.."];

    public static Task<Told> RunAsync(HistoryWorld world, Act act)
    {
        var (kind, one, two, three) = act;
        var (vault, by) = (world.Desk.Vault, one % 3 == 2 ? world.Ola : world.Ira);
        return kind switch
        {
            ActKind.Claim or ActKind.Deny => ClaimAsync(world, act, by),
            ActKind.Withdraw => Desk.RunAsync(new Withdrawer(vault), new WithdrawAttribution
            {
                By = by, Claim = Of(world.Claims, two), ByClaim = Of(world.Claims, three),
                Reason = "Another day",
            }),
            ActKind.Read => ReadAsync(world, act, by),
            ActKind.Observe => ObserveAsync(world, act, by),
            ActKind.Describe => DescribeAsync(world, act, by),
            ActKind.Link => LinkAsync(world, act, by),
            ActKind.EndLink => Desk.RunAsync(new LinkKeeper(vault), new EndLink
            {
                By = by, Link = Id(world.Links, two), Reason = "Another one",
            }),
            ActKind.Propose => ProposeAsync(world, act, by),
            ActKind.Argue => Desk.RunAsync(new HypothesisKeeper(vault), new ArgueHypothesis
            {
                By = by, Hypothesis = Id(world.Hypotheses, two), Reference = Ground(world, three),
                IsAgainst = one % 2 == 0, Reason = "It bears on it",
            }),
            ActKind.Drop => Desk.RunAsync(new HypothesisKeeper(vault), new DropHypothesis
            {
                By = by, Hypothesis = Id(world.Hypotheses, two), Reason = "Nobody follows it",
            }),
            ActKind.Enter => EnterAsync(world, act, by),
            ActKind.WithdrawEntry => Desk.RunAsync(new AnalysisKeeper(vault), new WithdrawAnalysis
            {
                By = by, Case = HistoryWorld.Case, Analysis = Id(world.Entries, two), Reason = "Too early",
            }),
            ActKind.Grade => GradeAsync(world, act, by),
            ActKind.Restrict => Desk.RunAsync(new Restricter(vault), new RestrictItem
            {
                By = by, Item = ItemOf(world, two), Case = null, Reason = "A bystander is named",
            }),
            ActKind.Lift => Desk.RunAsync(new Restricter(vault), new LiftRestriction
            {
                By = by, Item = ItemOf(world, two), Case = null, Reason = "The bystander agreed",
            }),
            ActKind.Correct => CorrectAsync(world, act, by),
            ActKind.Decide => Desk.RunAsync(new IncidentKeeper(vault), new DecideIncident
            {
                By = by, Incident = Of(world.Incidents, two), Court = "Harbour Court",
                Citation = "HC 12/2038", Date = "2038-03-01",
                IsFinal = three % 3 == 0, Decided = "It was part of the game",
            }),
            _ => FindingActs.RunAsync(world, act, by),
        };
    }

    /// <summary>One of these, counted round; of none a reference that nothing has.</summary>
    public static string Of(IReadOnlyList<string> all, int choice) =>
        all.Count == 0 ? $"claim:{new string('0', 31)}1" : all[choice % all.Count];

    public static string Id(IReadOnlyList<string> all, int choice) => Of(all, choice).Split(':')[1];

    public static string ItemOf(HistoryWorld world, int choice) =>
        world.Items[world.Cast.Reports[choice % world.Cast.Reports.Count].Name];

    /// <summary>What a finding or a hypothesis can name.</summary>
    public static string Ground(HistoryWorld world, int choice) => (choice % 4) switch
    {
        0 when world.Findings.Count > 0 => Of(world.Findings, choice / 4),
        1 when world.Observations.Count > 0 => Of(world.Observations, choice / 4),
        2 => $"item:{ItemOf(world, choice / 4)}",
        _ => Of(world.Claims, choice / 4),
    };

    /// <summary>The same words told by somebody whom nobody told of yet, and of the same incident.</summary>
    public static async Task<string> CopyAsync(HistoryWorld world, SaidClaim claim, string incident)
    {
        var told = await Desk.RunAsync(new ClaimRecorder(world.Desk.Vault), new RecordClaim
        {
            By = world.Ira,
            Item = claim.Item,
            Case = null,
            Quote = claim.Quote,
            Occurrence = null,
            At = claim.Start,
            Speakers = [$"passer-by {world.Claims.Count}"],
            Hedges = [],
            Denies = false,
            WithRestricted = true,
        });
        Assert.Empty(told.Codes);
        world.Keep(world.Claims, "claim", told);
        Assert.Empty((await Desk.RunAsync(new LinkKeeper(world.Desk.Vault), new AddLink
        {
            By = world.Ira, Case = HistoryWorld.Case, From = world.Claims[^1], Relation = "about",
            To = incident, Reason = "It tells of it",
        })).Codes);
        return world.Claims[^1];
    }

    private static async Task<Told> ClaimAsync(HistoryWorld world, Act act, MemberId by)
    {
        var (item, quote, hedge) = world.Cast.Passages[act.Two % world.Cast.Passages.Count];
        return world.Keep(world.Claims, "claim", await Desk.RunAsync(
            new ClaimRecorder(world.Desk.Vault),
            new RecordClaim
            {
                By = by,
                Item = world.Items[item],
                Case = null,
                Quote = quote,
                Occurrence = null,
                At = null,
                Speakers = [.. world.Cast.Speakers(item, act.Three)],
                Hedges = act.One % 5 == 4 ? ["perhaps"] : hedge is null ? [] : [hedge],
                Denies = act.Kind == ActKind.Deny,
            }));
    }

    private static Task<Told> ReadAsync(HistoryWorld world, Act act, MemberId by)
    {
        var (actor, place) = (act.Three % 3, act.One % 3);
        var isControl = act.Three % 4 == 0;
        var date = s_dates[act.One % s_dates.Length];
        var name = actor == 0 ? world.Cast.First : world.Cast.Second;
        return Desk.RunAsync(new ClaimReader(world.Desk.Vault), new ReadClaim
        {
            By = by,
            Claim = Id(world.Claims, act.Two),
            Case = null,
            Proposition = new StatedProposition
            {
                Type = isControl ? "control" : "act_detail",
                Actors = [new($"the {name} team", actor == 2 ? null : world.Entities[actor])],
                Affected = isControl ? [] : [new("players", null)],
                Counts = isControl
                    ? []
                    : [new Tally("around four", 3, act.One % 2 == 0 ? 5 : null, "players")],
                Place = place == 2 ? null : new("there", world.Places[place]),
                Times = isControl
                    ? [new SaidTime("state", "in May", date)]
                    : [new SaidTime("event", null, date), new SaidTime("upload", null, "2031-08")],
                Method = isControl ? null : "paint markers",
            },
        });
    }

    private static async Task<Told> ObserveAsync(HistoryWorld world, Act act, MemberId by) => world.Keep(
        world.Observations, "observation", await Desk.RunAsync(
            new ObservationRecorder(world.Desk.Vault),
            new RecordObservation
            {
                By = by, Item = ItemOf(world, act.Two), Case = null, Kind = "heard", From = 3.5m, To = 5,
                Text = act.Two % 3 == 2 ? $"a call for {world.Cast.Secret}" : "a horn",
            }));

    private static async Task<Told> DescribeAsync(HistoryWorld world, Act act, MemberId by)
    {
        var again = act.One % 4 == 0 && world.Incidents.Count > 0;
        return world.Keep(world.Incidents, "incident", await Desk.RunAsync(
            new IncidentKeeper(world.Desk.Vault),
            new DescribeIncident
            {
                By = by,
                Case = HistoryWorld.Case,
                Title = act.Three % 2 == 0 ? "Marking at the mill" : "Shots at the ford",
                AccordingTo = act.Two % 2 == 0
                    ? [$"the {world.Cast.Second} captain"]
                    : ["a resident", Of(world.Claims, act.Two / 2)],
                Incident = again ? Of(world.Incidents, act.Two) : null,
                Reason = again ? "Told anew" : null,
            }));
    }

    private static async Task<Told> LinkAsync(HistoryWorld world, Act act, MemberId by)
    {
        var (from, relation, to) = (act.One % 8) switch
        {
            0 => (Of(world.Claims, act.Two), "denies", Of(world.Claims, act.Three)),
            1 => (Of(world.Claims, act.Two), "denies", Of(world.Incidents, act.Three)),
            2 => (Of(world.Incidents, act.Two), act.Two % 2 == 0 ? "forbids_link" : "precedes",
                Of(world.Incidents, act.Three)),
            3 => (Ground(world, act.Two), "about", Of(world.Incidents, act.Three)),
            _ => (Of(world.Claims, act.Two), "about", Of(world.Incidents, act.Three)),
        };
        return world.Keep(world.Links, "link", await Desk.RunAsync(
            new LinkKeeper(world.Desk.Vault),
            new AddLink
            {
                By = by, Case = HistoryWorld.Case, From = from, Relation = relation, To = to,
                Reason = "It tells of it",
            }));
    }

    private static async Task<Told> ProposeAsync(HistoryWorld world, Act act, MemberId by)
    {
        var question = (act.One % 4) switch
        {
            0 => "place", 1 => "event time", 2 => "recording time", _ => "upload time",
        };
        var (isPlace, isNamed) = (act.One % 4 == 0, act.Three % 2 == 0);
        return world.Keep(world.Hypotheses, "hypothesis", await Desk.RunAsync(
            new HypothesisKeeper(world.Desk.Vault),
            new ProposeHypothesis
            {
                By = by,
                Incident = Of(world.Incidents, act.Two),
                Of = question,
                Place = isPlace && isNamed ? Of(world.Places, act.Three) : null,
                Latitude = isPlace && !isNamed ? "12.25" : null,
                Longitude = isPlace && !isNamed ? "33.5" : null,
                RadiusMetres = isPlace && act.Three % 5 > 0 ? 400 : null,
                Edtf = isPlace ? null : s_dates[act.Three % s_dates.Length],
                Supports = act.Three % 2 == 0 ? [Ground(world, act.Three)] : [],
                Reasons = "As it is told",
            }));
    }

    private static async Task<Told> EnterAsync(HistoryWorld world, Act act, MemberId by)
    {
        var side = (act.Three % 3) switch { 0 => "for", 1 => "against", _ => "gap" };
        return world.Keep(world.Entries, "analysis", await Desk.RunAsync(
            new AnalysisKeeper(world.Desk.Vault),
            new EnterAnalysis
            {
                By = by,
                Case = HistoryWorld.Case,
                Incident = Of(world.Incidents, act.Two),
                Provision = Provisions[act.One % 2],
                Element = $"{1 + (act.Two % 3)}",
                Side = side,
                Finding = side == "gap" && act.One % 7 > 0 ? null : Of(world.Findings, act.Three),
                Text = side == "gap" ? "No item shows it." : "It bears on it.",
            }));
    }

    private static Task<Told> GradeAsync(HistoryWorld world, Act act, MemberId by) =>
        Desk.RunAsync(new Grader(world.Desk.Vault), new SetGrade
        {
            By = by,
            About = Of([.. world.Graded], act.Two),
            Scheme = "admiralty",
            Scale = act.One % 2 == 0 ? "source" : "information",
            Grade = act.One % 2 == 0 ? "ABCDEF"[act.Three % 6].ToString() : $"{1 + (act.Three % 6)}",
            Reason = "By what is known of it",
        });

    /// <summary>Who speaks or how it is hedged: of a claim that stands in facts.</summary>
    private static async Task<Told> CorrectAsync(HistoryWorld world, Act act, MemberId by)
    {
        var claims = await world.Desk.FactsAsync("ClaimRecorded");
        var claim = claims.Count == 0 ? null : claims[act.Two % claims.Count];
        var isHedge = act.One % 2 == 0;
        var item = world.Items.FirstOrDefault(one => one.Value == claim?.Fields.Text("item")).Key ?? "";
        return await Desk.RunAsync(new Corrector(world.Desk.Vault), new CorrectField
        {
            By = by,
            Index = claim?.Index ?? 0,
            Field = isHedge ? "hedges" : "speakers",
            Values = isHedge ? [] : [.. world.Cast.Speakers(item, act.Three)],
            Reason = "It was read wrongly",
        });
    }
}
