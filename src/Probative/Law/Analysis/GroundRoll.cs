using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Incidents;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;
using Probative.Verification.Findings;

namespace Probative.Law.Analysis;

/// <summary>
/// What findings of a case rest on, looked up at once for all that a matrix names and all that those name in
/// turn.
/// </summary>
internal sealed class GroundRoll
{
    // A query names at most so many ids.
    private const int ChunkLength = 500;

    private GroundRoll(FindingBook book, RestrictedNodes hidden) => (Book, Hidden) = (book, hidden);

    public FindingBook Book { get; }

    /// <summary>What stands in restricted items.</summary>
    public RestrictedNodes Hidden { get; }

    public Dictionary<Reference, FindingFolder> Findings { get; } = [];
    public Dictionary<Reference, ClaimView> Claims { get; } = [];
    public Dictionary<Reference, ObservationView> Observations { get; } = [];
    public Dictionary<Reference, ItemView> Items { get; } = [];

    /// <summary>The claims among them that their own speakers took back.</summary>
    public HashSet<ClaimId> Withdrawn { get; } = [];

    public static async Task<GroundRoll> LoadAsync(
        IVault vault,
        Standing standing,
        IEnumerable<string?> findings,
        bool withRestricted,
        CancellationToken ct)
    {
        var roll = new GroundRoll(
            await FindingBook.OpenAsync(vault, [standing], null, ct),
            await RestrictedNodes.LoadAsync(vault, standing.Id, withRestricted, ct));
        var named = roll.Gather(findings);
        await roll.LoadClaimsAsync(vault, standing.Id, IdsOf(named, NodeKind.Claim), ct);
        await roll.LoadObservationsAsync(vault, standing.Id, IdsOf(named, NodeKind.Observation), ct);
        IEnumerable<Id> items =
        [
            .. IdsOf(named, NodeKind.Item),
            .. roll.Claims.Values.Select(one => one.Item).OfType<ItemId>().Select(item => item.Value),
            .. roll.Observations.Values.Select(one => one.Item).OfType<ItemId>().Select(item => item.Value),
        ];
        await roll.LoadItemsAsync(vault, standing.Id, [.. items.Distinct()], ct);
        return roll;
    }

    /// <summary>Who asks owes an opinion on it, and must not see it before.</summary>
    public bool IsOwed(string? finding) =>
        Reference.TryParse(finding, out var one) && one.Kind == NodeKind.Finding
        && Book.Hidden.Contains(new FindingId(one.Id));

    /// <summary>Everything that these findings name, and those that they name; each once.</summary>
    private HashSet<Reference> Gather(IEnumerable<string?> findings)
    {
        var byId = Book.Folders.ToDictionary(folder => folder.Finding.Id);
        HashSet<Reference> named = [];
        Queue<Reference> open = new(References(findings).Where(one => one.Kind == NodeKind.Finding));
        while (open.TryDequeue(out var one))
        {
            if (Findings.ContainsKey(one)) continue;
            if (!byId.TryGetValue(new FindingId(one.Id), out var folder) || Book.Hides(folder)) continue;
            Findings.Add(one, folder);
            var finding = folder.Finding;
            named.UnionWith(FindingJson.Items(finding.Items)
                .Select(item => new Reference(NodeKind.Item, item.Value)));
            foreach (var next in References(Texts(finding.Supports).Concat(Texts(finding.Opposes))))
            {
                named.Add(next);
                if (next.Kind == NodeKind.Finding) open.Enqueue(next);
            }
        }

        return named;
    }

    /// <summary>References as a finding lists them; what was destroyed lists none.</summary>
    public static IEnumerable<string> Texts(string? json) =>
        FindingJson.Node(json) is JsonArray list
            ? list.Select(one => (string?)one).OfType<string>()
            : [];

    private static IEnumerable<Reference> References(IEnumerable<string?> texts) => texts
        .Select(text => Reference.TryParse(text, out var one) ? one : (Reference?)null).OfType<Reference>();

    private static Id[] IdsOf(HashSet<Reference> named, NodeKind kind) =>
        [.. named.Where(one => one.Kind == kind).Select(one => one.Id)];

    private async Task LoadClaimsAsync(IVault vault, CaseId @case, Id[] ids, CancellationToken ct)
    {
        await using var db = vault.Views.OpenClaims();
        await using var incidents = vault.Views.OpenIncidents();
        foreach (var chunk in ids.Chunk(ChunkLength))
        {
            ClaimId?[] wanted = [.. chunk.Select(id => new ClaimId(id))];
            var rows = db.Claims.Current().Where(row => row.Case == @case && wanted.Contains(row.Id));
            foreach (var row in await rows.ToListAsync(ct))
                Claims.TryAdd(new Reference(NodeKind.Claim, row.Id!.Value.Value), row);
            Withdrawn.UnionWith(await incidents.Withdrawals.Current()
                .Where(row => row.Case == @case && wanted.Contains(row.Claim))
                .Select(row => row.Claim!.Value).ToListAsync(ct));
        }
    }

    private async Task LoadObservationsAsync(IVault vault, CaseId @case, Id[] ids, CancellationToken ct)
    {
        await using var db = vault.Views.OpenObservations();
        foreach (var chunk in ids.Chunk(ChunkLength))
        {
            ObservationId?[] wanted = [.. chunk.Select(id => new ObservationId(id))];
            var rows = db.Observations.Current()
                .Where(row => row.Case == @case && wanted.Contains(row.Id));
            foreach (var row in await rows.ToListAsync(ct))
                Observations.TryAdd(new Reference(NodeKind.Observation, row.Id!.Value.Value), row);
        }
    }

    private async Task LoadItemsAsync(IVault vault, CaseId @case, Id[] ids, CancellationToken ct)
    {
        await using var db = vault.Views.OpenItems();
        foreach (var chunk in ids.Chunk(ChunkLength))
        {
            ItemId[] wanted = [.. chunk.Select(id => new ItemId(id))];
            var rows = db.Items.Current().Where(row => row.Case == @case && wanted.Contains(row.Id));
            foreach (var row in await rows.ToListAsync(ct))
                Items.TryAdd(new Reference(NodeKind.Item, row.Id.Value), row);
        }
    }
}
