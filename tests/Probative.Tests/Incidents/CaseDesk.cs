using System.Text.Json.Nodes;
using Probative.Incidents;
using Probative.Incidents.Hypotheses;
using Probative.Incidents.Links;
using Probative.Incidents.Withdrawals;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Reading;
using Xunit;

namespace Probative.Tests.Incidents;

/// <summary>A desk with invented reports, and short words for what is done with incidents.</summary>
internal sealed class CaseDesk : IAsyncDisposable
{
    private CaseDesk(Desk desk) => Desk = desk;

    public Desk Desk { get; }

    /// <summary>Makes a vault with these reports, one file each.</summary>
    public static Task<CaseDesk> CreateAsync(params (string Name, string Text)[] reports) =>
        CreateAsync(TimeProvider.System, reports);

    /// <summary>The same by a clock of the test's own.</summary>
    public static async Task<CaseDesk> CreateAsync(
        TimeProvider clock, params (string Name, string Text)[] reports)
    {
        var desk = await Desk.CreateAsync(clock: clock);
        foreach (var (name, text) in reports) desk.Folder.Write(name, text);
        await desk.AddAsync(desk.Add());
        return new CaseDesk(desk);
    }

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    /// <summary>Records a claim; its reference.</summary>
    public async Task<string> ClaimAsync(string item, string quote, bool denies = false, params string[] by)
    {
        var told = await Desk.RunAsync(new ClaimRecorder(Desk.Vault), new RecordClaim
        {
            By = Desk.Member,
            Item = $"name:{item}",
            Case = null,
            Quote = quote,
            Occurrence = null,
            At = null,
            Speakers = by,
            Hedges = [],
            Denies = denies,
        });
        Assert.Equal(Ending.Done, told.Ending);
        return $"claim:{(string?)told.Result["claim"]!["id"]}";
    }

    public Task<Told> DescribeAsync(
        string title, string[] according, string? incident = null, string? reason = null) =>
        Desk.RunAsync(new IncidentKeeper(Desk.Vault), new DescribeIncident
        {
            By = Desk.Member,
            Case = "Exercise",
            Title = title,
            AccordingTo = according,
            Incident = incident,
            Reason = reason,
        });

    /// <summary>Describes an incident according to words; its reference.</summary>
    public async Task<string> IncidentAsync(string title = "Closing of the bridge") =>
        $"incident:{(string?)(await DescribeAsync(title, ["a resident"])).Result["incident"]!["id"]}";

    public Task<Told> DecideAsync(
        string incident, bool isFinal, string decided = "It was closed for repairs") =>
        Desk.RunAsync(new IncidentKeeper(Desk.Vault), new DecideIncident
        {
            By = Desk.Member,
            Incident = incident,
            Court = "Harbour Court",
            Citation = "HC 12/2028",
            Date = "2028-03-01",
            IsFinal = isFinal,
            Decided = decided,
        });

    public Task<Told> LinkAsync(string from, string relation, string to, string reason = "It tells of it") =>
        Desk.RunAsync(new LinkKeeper(Desk.Vault), new AddLink
        {
            By = Desk.Member, Case = "Exercise", From = from, Relation = relation, To = to, Reason = reason,
        });

    public Task<Told> EndAsync(string link) => Desk.RunAsync(
        new LinkKeeper(Desk.Vault), new EndLink { By = Desk.Member, Link = link, Reason = "Another bridge" });

    public Task<Told> LinksAsync(string? of = null, bool ended = false, bool restricted = false) =>
        Desk.RunAsync(new LinkLister(Desk.Vault), new ListLinks
        {
            By = Desk.Member,
            Case = "Exercise",
            Of = of,
            WithEnded = ended,
            WithRestricted = restricted,
            Limit = 100,
        });

    public Task<Told> WithdrawAsync(string claim, string by, bool restricted = false) => Desk.RunAsync(
        new Withdrawer(Desk.Vault),
        new WithdrawAttribution
        {
            By = Desk.Member,
            Claim = claim,
            ByClaim = by,
            WithRestricted = restricted,
            Reason = "Another day",
        });

    public Task<Told> ShowAsync(
        string incident, string? asOf = null, bool restricted = false, MemberId? by = null) =>
        Desk.RunAsync(new IncidentShower(Desk.Vault), new ShowIncident
        {
            By = by ?? Desk.Member, Incident = incident, AsOf = asOf, WithRestricted = restricted,
        });

    public Task<Told> ListAsync(bool restricted = false, MemberId? by = null) =>
        Desk.RunAsync(new IncidentLister(Desk.Vault), new ListIncidents
        {
            By = by ?? Desk.Member, Case = null, WithRestricted = restricted, Limit = 100,
        });

    public Task<Told> ProposeAsync(ProposeHypothesis command) =>
        Desk.RunAsync(new HypothesisKeeper(Desk.Vault), command);

    public Task<Told> HypothesesAsync(string incident, string? asOf = null, bool dropped = false) =>
        Desk.RunAsync(new HypothesisLister(Desk.Vault), new ListHypotheses
        {
            By = Desk.Member, Incident = incident, AsOf = asOf, WithDropped = dropped,
        });

    /// <summary>The references of the claims in a list of `said`.</summary>
    public static string[] Said(Told told, string list) =>
        [.. told.Result["said"]![list]!.AsArray().Select(claim => $"claim:{(string?)claim!["id"]}")];

    public static JsonNode Origins(Told told, string list = "claims") =>
        told.Result["said"]!["corroboration"]![list]!;
}
