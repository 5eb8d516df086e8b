using Microsoft.EntityFrameworkCore;
using Probative.Incidents.Links;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Incidents;

/// <summary>
/// The incidents of one case at one time, with what is attached to them. Everything is read as of the same
/// number of facts, so that no view is ahead of another.
/// </summary>
internal sealed class IncidentRecord
{
    // A query names at most so many ids.
    private const int ChunkLength = 500;

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

    public static async Task<IncidentRecord> LoadAsync(
        IVault vault, CaseId @case, long size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        var incidents = await db.Incidents.AsOf(size).Where(row => row.Case == @case)
            .OrderBy(row => row.Index).ToListAsync(ct);
        var decisions = await db.CourtDecisions.AsOf(size).Where(row => row.Case == @case)
            .OrderBy(row => row.FromIndex).ToListAsync(ct);
        var withdrawals = await db.Withdrawals.AsOf(size).Where(row => row.Case == @case && row.Claim != null)
            .OrderBy(row => row.FromIndex).ToListAsync(ct);
        var links = await db.Links.AsOf(size)
            .Where(row => row.Case == @case && row.EndNumber == null)
            .Where(row => row.Relation == Relations.About || row.Relation == Relations.Denies)
            .OrderBy(row => row.Index).ToListAsync(ct);

        var about = Ends(links, Relations.About);
        var denials = Ends(links, Relations.Denies).Where(link => link.From.Kind == NodeKind.Claim).ToList();
        List<Reference> named =
        [
            .. about.Select(link => link.From),
            .. denials.Select(link => link.From),
            .. incidents.SelectMany(one => one.AccordingTo ?? []).Select(Parsed).OfType<Reference>(),
        ];
        return new IncidentRecord
        {
            Incidents = incidents,
            Decisions = decisions.ToLookup(row => row.Incident),
            Withdrawals = withdrawals.GroupBy(row => row.Claim!.Value)
                .ToDictionary(rows => rows.Key, rows => rows.First()),
            Attached = about.ToLookup(link => link.To, link => link.From),
            Denials = denials.ToLookup(link => link.To, link => link.From),
            Claims = await ClaimsAsync(vault, @case, size, named, ct),
            Observations = await ObservationsAsync(vault, @case, size, named, ct),
            Tasks = await TasksAsync(vault, @case, size, named, ct),
        };
    }

    public IncidentView? Find(IncidentId id) => Incidents.FirstOrDefault(row => row.Id == id);

    private static Reference? Parsed(string text) =>
        Reference.TryParse(text, out var reference) ? reference : null;

    /// <summary>Links of one relation whose ends can be read, each pair once.</summary>
    private static List<(Reference From, Reference To)> Ends(List<LinkView> links, string relation)
    {
        List<(Reference, Reference)> ends = [];
        foreach (var link in links)
        {
            if (link.Relation != relation) continue;
            if (!Reference.TryParse(link.From, out var from)) continue;
            if (Reference.TryParse(link.To, out var to)) ends.Add((from, to));
        }

        return [.. ends.Distinct()];
    }

    private static Id[][] Chunks(List<Reference> named, NodeKind kind) =>
        [.. named.Where(one => one.Kind == kind).Select(one => one.Id).Distinct().Chunk(ChunkLength)];

    private static async Task<Dictionary<Reference, ClaimView>> ClaimsAsync(
        IVault vault, CaseId @case, long size, List<Reference> named, CancellationToken ct)
    {
        Dictionary<Reference, ClaimView> claims = [];
        await using var db = vault.Views.OpenClaims();
        foreach (var chunk in Chunks(named, NodeKind.Claim))
        {
            ClaimId?[] ids = [.. chunk.Select(id => new ClaimId(id))];
            var rows = db.Claims.AsOf(size).Where(row => row.Case == @case && ids.Contains(row.Id));
            foreach (var row in await rows.ToListAsync(ct))
                claims.TryAdd(new Reference(NodeKind.Claim, row.Id!.Value.Value), row);
        }

        return claims;
    }

    private static async Task<Dictionary<Reference, ObservationView>> ObservationsAsync(
        IVault vault, CaseId @case, long size, List<Reference> named, CancellationToken ct)
    {
        Dictionary<Reference, ObservationView> observations = [];
        await using var db = vault.Views.OpenObservations();
        foreach (var chunk in Chunks(named, NodeKind.Observation))
        {
            ObservationId?[] ids = [.. chunk.Select(id => new ObservationId(id))];
            var rows = db.Observations.AsOf(size).Where(row => row.Case == @case && ids.Contains(row.Id));
            foreach (var row in await rows.ToListAsync(ct))
                observations.TryAdd(new Reference(NodeKind.Observation, row.Id!.Value.Value), row);
        }

        return observations;
    }

    private static async Task<Dictionary<Reference, TaskView>> TasksAsync(
        IVault vault, CaseId @case, long size, List<Reference> named, CancellationToken ct)
    {
        Dictionary<Reference, TaskView> tasks = [];
        await using var db = vault.Views.OpenAgenda();
        foreach (var chunk in Chunks(named, NodeKind.Task))
        {
            TaskId[] ids = [.. chunk.Select(id => new TaskId(id))];
            var rows = db.Tasks.AsOf(size).Where(row => row.Case == @case && ids.Contains(row.Id));
            foreach (var row in await rows.ToListAsync(ct))
                tasks.TryAdd(new Reference(NodeKind.Task, row.Id.Value), row);
        }

        return tasks;
    }
}
