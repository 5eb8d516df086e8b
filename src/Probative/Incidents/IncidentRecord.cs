using Microsoft.EntityFrameworkCore;
using Probative.Incidents.Links;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Incidents;

/// <summary>
/// Incidents of one case at one time, with what is attached to them. Everything is read as of the same
/// number of facts, so that no view is ahead of another.
/// </summary>
internal sealed class IncidentRecord
{
    public required IReadOnlyList<IncidentView> Incidents { get; init; }
    public required ILookup<IncidentId?, CourtDecisionView> Decisions { get; init; }

    /// <summary>The first withdrawal of each claim.</summary>
    public required IReadOnlyDictionary<ClaimId, WithdrawalView> Withdrawals { get; init; }

    /// <summary>What `about` attaches, by the incident that it leads to; each thing once.</summary>
    public required ILookup<Reference, Reference> Attached { get; init; }

    /// <summary>Claims that deny something, by what they deny.</summary>
    public required ILookup<Reference, Reference> Denials { get; init; }

    public required IReadOnlyDictionary<Reference, ClaimView> Claims { get; init; }
    public required IReadOnlyDictionary<Reference, ObservationView> Observations { get; init; }
    public required IReadOnlyDictionary<Reference, TaskView> Tasks { get; init; }

    /// <summary>Every incident of the case, and every withdrawal: what a whole table needs.</summary>
    public static async Task<IncidentRecord> LoadAsync(
        IVault vault, CaseId @case, long size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        var incidents = await db.Incidents.AsOf(size).Where(row => row.Case == @case)
            .OrderBy(row => row.Index).ToListAsync(ct);
        var decisions = await db.CourtDecisions.AsOf(size).Where(row => row.Case == @case).ToListAsync(ct);
        var withdrawals = await db.Withdrawals.AsOf(size)
            .Where(row => row.Case == @case && row.Claim != null).ToListAsync(ct);
        var links = await db.Links.AsOf(size).Where(row => row.Case == @case && row.EndNumber == null)
            .Where(row => row.Relation == Relations.About || row.Relation == Relations.Denies)
            .OrderBy(row => row.Index).Select(row => new { row.Relation, row.From, row.To }).ToListAsync(ct);
        var ends = links.ToLookup(row => row.Relation, row => (row.From, row.To));
        var about = Pairs(ends[Relations.About]);
        var denials = Pairs(ends[Relations.Denies]);
        return await OfAsync(vault, @case, size, incidents, about, denials, decisions, withdrawals, ct);
    }

    /// <summary>One incident; it is in <see cref="Incidents"/> if the record held it then.</summary>
    public static async Task<IncidentRecord> OfAsync(
        IVault vault, CaseId @case, long size, IncidentId id, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        var incidents = await db.Incidents.AsOf(size).Where(row => row.Case == @case && row.Id == id)
            .ToListAsync(ct);
        return await OfAsync(vault, @case, size, incidents, ct);
    }

    /// <summary>What belongs to some incidents of the case, and nothing of the others.</summary>
    public static async Task<IncidentRecord> OfAsync(
        IVault vault, CaseId @case, long size, IReadOnlyList<IncidentView> incidents, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        var ids = incidents.Select(one => one.Id.Value);
        var decisions = await db.CourtDecisions.WithIds("Incident", ids).AsOf(size)
            .Where(row => row.Case == @case).ToListAsync(ct);

        List<Reference> nodes =
            [.. incidents.Select(one => new Reference(NodeKind.Incident, one.Id.Value))];
        var about = await EndsAsync(db, @case, size, Relations.About, nodes, ct);
        List<Reference> deniable = [.. nodes, .. about.Select(link => link.From).Where(IsClaim).Distinct()];
        var denials = await EndsAsync(db, @case, size, Relations.Denies, deniable, ct);

        // Who denies a denial is told beside it, and joins nothing to the incident.
        denials.AddRange(await EndsAsync(
            db,
            @case,
            size,
            Relations.Denies,
            [.. denials.Select(link => link.From).Where(IsClaim).Distinct().Except(deniable)],
            ct));
        var claims = Ids(Named(incidents, about, denials), NodeKind.Claim);
        var withdrawals = await db.Withdrawals.WithIds("Claim", claims).AsOf(size)
            .Where(row => row.Case == @case).ToListAsync(ct);
        return await OfAsync(vault, @case, size, incidents, about, denials, decisions, withdrawals, ct);
    }

    public IncidentView? Find(IncidentId id) => Incidents.FirstOrDefault(row => row.Id == id);

    private static async Task<IncidentRecord> OfAsync(
        IVault vault,
        CaseId @case,
        long size,
        IReadOnlyList<IncidentView> incidents,
        List<(Reference From, Reference To)> about,
        List<(Reference From, Reference To)> denials,
        List<CourtDecisionView> decisions,
        List<WithdrawalView> withdrawals,
        CancellationToken ct)
    {
        denials.RemoveAll(link => !IsClaim(link.From));
        var named = Named(incidents, about, denials);
        return new IncidentRecord
        {
            Incidents = incidents,
            Decisions = decisions.OrderBy(row => row.FromIndex).ToLookup(row => row.Incident),
            Withdrawals = withdrawals.OrderBy(row => row.FromIndex).GroupBy(row => row.Claim!.Value)
                .ToDictionary(rows => rows.Key, rows => rows.First()),
            Attached = about.ToLookup(link => link.To, link => link.From),
            Denials = denials.ToLookup(link => link.To, link => link.From),
            Claims = await ClaimsAsync(vault, @case, size, named, ct),
            Observations = await ObservationsAsync(vault, @case, size, named, ct),
            Tasks = await TasksAsync(vault, @case, size, named, ct),
        };
    }

    /// <summary>What the incidents and the links name, each as often as it is named.</summary>
    private static List<Reference> Named(
        IReadOnlyList<IncidentView> incidents,
        List<(Reference From, Reference To)> about,
        List<(Reference From, Reference To)> denials) =>
    [
        .. about.Select(link => link.From),
        .. denials.Select(link => link.From),
        .. incidents.SelectMany(one => one.AccordingTo ?? []).Select(Parsed).OfType<Reference>(),
    ];

    private static bool IsClaim(Reference one) => one.Kind == NodeKind.Claim;

    private static Reference? Parsed(string text) =>
        Reference.TryParse(text, out var reference) ? reference : null;

    /// <summary>
    /// Links of one relation that lead to some things, in the order of the log.
    /// </summary>
    private static async Task<List<(Reference From, Reference To)>> EndsAsync(
        IncidentsDb db,
        CaseId @case,
        long size,
        string relation,
        IReadOnlyCollection<Reference> to,
        CancellationToken ct)
    {
        var links = db.Links.WithTexts("To", to.Select(one => one.ToString())).AsOf(size)
            .Where(row => row.Case == @case && row.EndNumber == null && row.Relation == relation);
        var ends = await links.OrderBy(row => row.Index).Select(row => new { row.From, row.To })
            .ToListAsync(ct);
        return Pairs(ends.Select(row => (row.From, row.To)));
    }

    /// <summary>Ends that can be read, each pair once, in the order in which they are given.</summary>
    private static List<(Reference From, Reference To)> Pairs(IEnumerable<(string? From, string? To)> links)
    {
        List<(Reference, Reference)> pairs = [];
        foreach (var link in links)
        {
            if (!Reference.TryParse(link.From, out var from)) continue;
            if (Reference.TryParse(link.To, out var end)) pairs.Add((from, end));
        }

        return [.. pairs.Distinct()];
    }

    private static Id[] Ids(List<Reference> named, NodeKind kind) =>
        [.. named.Where(one => one.Kind == kind).Select(one => one.Id).Distinct()];

    private static async Task<Dictionary<Reference, ClaimView>> ClaimsAsync(
        IVault vault, CaseId @case, long size, List<Reference> named, CancellationToken ct)
    {
        Dictionary<Reference, ClaimView> claims = [];
        await using var db = vault.Views.OpenClaims();
        var rows = db.Claims.WithIds("Id", Ids(named, NodeKind.Claim)).AsOf(size)
            .Where(row => row.Case == @case);
        foreach (var row in await rows.ToListAsync(ct))
            claims.TryAdd(new Reference(NodeKind.Claim, row.Id!.Value.Value), row);
        return claims;
    }

    private static async Task<Dictionary<Reference, ObservationView>> ObservationsAsync(
        IVault vault, CaseId @case, long size, List<Reference> named, CancellationToken ct)
    {
        var ids = Ids(named, NodeKind.Observation);
        Dictionary<Reference, ObservationView> observations = [];
        if (ids.Length == 0) return observations;
        await using var db = vault.Views.OpenObservations();
        var rows = db.Observations.WithIds("Id", ids).AsOf(size).Where(row => row.Case == @case);
        foreach (var row in await rows.ToListAsync(ct))
            observations.TryAdd(new Reference(NodeKind.Observation, row.Id!.Value.Value), row);
        return observations;
    }

    private static async Task<Dictionary<Reference, TaskView>> TasksAsync(
        IVault vault, CaseId @case, long size, List<Reference> named, CancellationToken ct)
    {
        var ids = Ids(named, NodeKind.Task);
        Dictionary<Reference, TaskView> tasks = [];
        if (ids.Length == 0) return tasks;
        await using var db = vault.Views.OpenAgenda();
        var rows = db.Tasks.WithIds("Id", ids).AsOf(size).Where(row => row.Case == @case);
        foreach (var row in await rows.ToListAsync(ct))
            tasks.TryAdd(new Reference(NodeKind.Task, row.Id.Value), row);
        return tasks;
    }
}
