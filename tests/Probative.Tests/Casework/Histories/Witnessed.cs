using Probative.Incidents;
using Probative.Kernel.Facts;
using Probative.Ledger;
using Xunit;

namespace Probative.Tests.Casework.Histories;

/// <summary>
/// A history that was run and is looked at: its facts, what a member is told who may see all of it, and what
/// was seen meanwhile.
/// </summary>
internal sealed class Witnessed
{
    private readonly List<(long Size, Hash32 Last)> _heads = [];
    private readonly List<(long Size, string Incident, string Shown)> _seen = [];

    private Witnessed(HistoryWorld world) => World = world;

    public HistoryWorld World { get; }

    public IReadOnlyList<RecordedFact> Facts { get; private set; } = [];

    public Dictionary<string, SaidClaim> Claims { get; private set; } = [];

    public HistoryReads Reads { get; private set; } = null!;

    /// <summary>The size of the log after each act, with the leaf that was its last.</summary>
    public IReadOnlyList<(long Size, Hash32 Last)> Heads => _heads;

    /// <summary>What was shown of an incident when the log had this size.</summary>
    public IReadOnlyList<(long Size, string Incident, string Shown)> Seen => _seen;

    public static async Task<Witnessed> RunAsync(HistoryWorld world, IEnumerable<Act> acts)
    {
        var witnessed = new Witnessed(world);
        await world.RunAsync(acts, witnessed.LookAsync);
        await witnessed.ReadAsync();
        return witnessed;
    }

    public async Task ReadAsync()
    {
        Facts = await World.Desk.FactsAsync();
        Claims = SaidClaims.Of(Facts);
        Reads = await HistoryReads.AllAsync(World, World.Ira, restricted: true);
    }

    /// <summary>The answers about each incident, with its reference.</summary>
    public IEnumerable<(string Incident, Told Told)> Each(string command) =>
        World.Incidents.Select((incident, at) => (incident, Reads[$"{command} {at}"]));

    public IEnumerable<RecordedFact> Of(string type) => Facts.Where(fact => fact.Type == type);

    /// <summary>Fails by the name of what does not hold.</summary>
    public static void Holds(string invariant, bool holds, string what) =>
        Assert.True(holds, $"Invariant {invariant}: {what}");

    public async Task<string> ShownAsync(string incident, long? size)
    {
        var told = await Desk.RunAsync(new IncidentShower(World.Desk.Vault), new ShowIncident
        {
            By = World.Ira, Incident = incident, AsOf = size is null ? null : $"{size - 1}",
            WithRestricted = true,
        });
        Assert.Empty(told.Codes);
        var shown = told.Result;
        shown.Remove("as_of");
        return shown.ToJsonString();
    }

    /// <summary>One incident after each act, in turn.</summary>
    private async Task LookAsync()
    {
        var facts = World.Desk.Vault.Ledger.Size;
        await foreach (var fact in World.Desk.Vault.Ledger.ReadAsync(facts - 1, facts, Desk.Ct))
            _heads.Add((facts, fact.LeafHash));
        if (World.Incidents.Count == 0) return;
        var incident = World.Incidents[World.Done.Count % World.Incidents.Count];
        _seen.Add((facts, incident, await ShownAsync(incident, null)));
    }
}
