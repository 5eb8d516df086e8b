using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Dates;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;
using Probative.Preservation.Agenda;
using Probative.Preservation.Listing;
using Probative.Reading;
using Probative.Reading.Names;
using Probative.Reading.Propositions;
using Probative.Verification.Findings;

namespace Probative.Incidents.Search;

/// <summary>
/// Shows what was found, each thing in the shape that its own command shows it in: "alleged", hedges,
/// polarity and withdrawals are not lost on the way through a search.
/// </summary>
internal sealed class HitShapes(
    IVault vault, IReadOnlyList<Standing> cases, FindingBook? book, bool withRestricted)
{
    private readonly Dictionary<long, JsonObject> _shapes = [];

    /// <summary>By row. A few hundred at most are asked for at once.</summary>
    public async Task<IReadOnlyDictionary<long, JsonObject>> OfAsync(
        ListingDb listing,
        IReadOnlyList<Hit> hits,
        IReadOnlyDictionary<long, HitPlace> places,
        CancellationToken ct)
    {
        var items = RowsOf(hits, FoundKinds.Item);
        if (items.Length > 0)
        {
            await foreach (var item in listing.Items.Where(row => items.Contains(row.Row))
                .AsAsyncEnumerable().WithCancellation(ct))
            {
                _shapes[item.Row] = ListedItemShape.ToJson(item, passages: null);
            }
        }

        await AddClaimsAsync(RowsOf(hits, ListedPart.Claim), ct);
        await AddObservationsAsync(RowsOf(hits, ListedPart.Observation), ct);
        await AddAgendaAsync(
            RowsOf(hits, ListedPart.Note),
            [.. hits.Where(hit => hit.Part == ListedPart.Task).Select(hit => places[hit.Row].Id)
                .OfType<Id>().Select(id => new TaskId(id))],
            ct);
        var findings = RowsOf(hits, ListedPart.Finding);
        foreach (var folder in book?.Folders ?? [])
        {
            if (findings.Contains(folder.Finding.Index))
                _shapes[folder.Finding.Index] = FindingShape.ToJson(folder);
        }

        await AddIncidentsAsync(RowsOf(hits, ListedPart.Incident), places, ct);
        await AddNamedAsync(NodeKind.Source, RowsOf(hits, ListedPart.Source), ct);
        await AddNamedAsync(NodeKind.Entity, RowsOf(hits, ListedPart.Entity), ct);
        await AddNamedAsync(NodeKind.Place, RowsOf(hits, ListedPart.Place), ct);
        return _shapes;
    }

    private static long[] RowsOf(IReadOnlyList<Hit> hits, long part) =>
        [.. hits.Where(hit => hit.Part == part).Select(hit => hit.Row)];

    private static long[] RowsOf(IReadOnlyList<Hit> hits, string kind) =>
        [.. hits.Where(hit => hit.Kind == kind).Select(hit => hit.Row)];

    private async Task AddClaimsAsync(long[] rows, CancellationToken ct)
    {
        if (rows.Length == 0) return;
        await using var db = vault.Views.OpenClaims();

        // In two questions, each of which has an index: as recorded, and as corrected since.
        var current = db.Claims.Current();
        List<ClaimView> claims =
        [
            .. await current.Where(row => rows.Contains(row.FromIndex)).ToListAsync(ct),
            .. await current.Where(row => row.FromIndex != row.Index && rows.Contains(row.Index))
                .ToListAsync(ct),
        ];
        ClaimId[] ids = [.. claims.Select(claim => claim.Id).OfType<ClaimId>()];
        var readings = await new ClaimReadings(vault).OfAsync(ids, null, ct);
        var withdrawn = await ClaimWithdrawals.OfAsync(vault, ids, null, ct);
        foreach (var claim in claims)
        {
            _shapes[claim.Index] = ClaimWithdrawals.ToJson(claim, readings, withdrawn);
        }
    }

    private async Task AddObservationsAsync(long[] rows, CancellationToken ct)
    {
        if (rows.Length == 0) return;
        await using var db = vault.Views.OpenObservations();
        foreach (var row in await db.Observations.Current()
            .Where(row => rows.Contains(row.FromIndex)).ToListAsync(ct))
        {
            _shapes[row.FromIndex] = ObservationShape.ToJson(row);
        }
    }

    private async Task AddAgendaAsync(long[] notes, TaskId[] tasks, CancellationToken ct)
    {
        if (notes.Length == 0 && tasks.Length == 0) return;
        await using var db = vault.Views.OpenAgenda();
        foreach (var note in await db.Notes.Current()
            .Where(row => notes.Contains(row.FromIndex)).ToListAsync(ct))
        {
            _shapes[note.FromIndex] = AgendaShape.ToJson(note, Of(note.Case));
        }

        CaseId[] ids = [.. cases.Select(standing => standing.Id)];
        var today = EdtfDay.Of(vault.Clock.GetUtcNow());
        foreach (var task in await db.Tasks.Current()
            .Where(row => tasks.Contains(row.Id) && ids.Contains(row.Case)).ToListAsync(ct))
        {
            _shapes[task.Index] = AgendaShape.ToJson(task, Of(task.Case), today);
        }
    }

    private async Task AddIncidentsAsync(
        long[] rows, IReadOnlyDictionary<long, HitPlace> places, CancellationToken ct)
    {
        foreach (var standing in cases.Where(one => rows.Any(row => places[row].Case == one.Id)))
        {
            var record = await IncidentRecord.LoadAsync(vault, standing.Id, vault.Ledger.Size, ct);
            var hidden = await RestrictedNodes.LoadAsync(vault, standing.Id, withRestricted, ct);
            foreach (var incident in record.Incidents.Where(one => rows.Contains(one.Index)))
                _shapes[incident.Index] = IncidentShape.ToJson(incident, record, standing, hidden);
        }
    }

    private async Task AddNamedAsync(NodeKind node, long[] rows, CancellationToken ct)
    {
        if (rows.Length == 0) return;
        foreach (var thing in await new NamedRoll(vault).AllAsync(cases, node, ct))
        {
            if (rows.Contains(thing.View.Index))
                _shapes[thing.View.Index] = NamedShape.ToJson(thing, Of(thing.View.Case));
        }
    }

    private Standing Of(CaseId @case) => cases.First(standing => standing.Id == @case);
}
