using Microsoft.EntityFrameworkCore;
using Probative.Incidents;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Verification.Findings;

namespace Probative.Handover.CaseUco;

/// <summary>A case as a graph of CASE/UCO, with what of it is left out counted.</summary>
internal sealed class CaseGraph(IVault vault, Standing standing, Withheld withheld)
{
    private readonly Dictionary<ItemId, string> _items = [];

    /// <summary>What has a node, by reference.</summary>
    private readonly Dictionary<Reference, string> _nodes = [];

    public Graph Graph { get; } = new();

    public long Items => _items.Count;
    public long Receipts { get; private set; }
    public long Claims { get; private set; }
    public long Observations { get; private set; }
    public long Findings { get; private set; }
    public long Incidents { get; private set; }

    /// <summary>What is said, seen or concluded of items that are left out.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Findings that who asks sees after their own opinion.</summary>
    public long Hidden { get; private set; }

    public async Task BuildAsync(CancellationToken ct)
    {
        var size = vault.Ledger.Size;
        await vault.Views.ReachAsync(size, ct);
        await AddItemsAsync(size, ct);
        await AddClaimsAsync(size, ct);
        await AddObservationsAsync(size, ct);
        await AddFindingsAsync(ct);
        await AddIncidentsAsync(size, ct);
        Graph.Add(
            $"case:{standing.Id}",
            "case-investigation:Investigation",
            ("uco-core:name", standing.Name),
            ("uco-core:description", Graph.Texts(
                "A case record. Everything in it stays alleged until a final court decision is recorded.")),
            ("case-investigation:investigationForm", "case"),
            ("uco-core:object", Graph.To(_nodes.Values)));
    }

    /// <summary>A member by the pseudonym of this case, and nothing else of them.</summary>
    private string? Identity(string? pseudonym) => pseudonym is null
        ? null
        : Graph.Add(
            $"case:{standing.Id}:member:{pseudonym}",
            "uco-identity:Identity",
            ("uco-core:name", pseudonym),
            ("uco-core:description", Graph.Texts("A pseudonym in this case.")));

    private async Task AddItemsAsync(long size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenItems();
        var items = db.Items.AsOf(size).Where(row => row.Case == standing.Id).OrderBy(row => row.FromIndex);
        await foreach (var item in items.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (withheld.Holds(item.Id)) continue;
            var name = ItemNodes.Add(Graph, item);
            _items.TryAdd(item.Id, name);
            _nodes.TryAdd(new Reference(NodeKind.Item, item.Id.Value), name);
        }

        var receipts = db.Acquisitions.AsOf(size).Where(row => row.Case == standing.Id)
            .OrderBy(row => row.Index);
        await foreach (var receipt in receipts.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (receipt.Item is not { } item || !_items.TryGetValue(item, out var name)) continue;
            ItemNodes.Add(Graph, receipt, name, Identity);
            Receipts++;
        }
    }

    private async Task AddClaimsAsync(long size, CancellationToken ct)
    {
        await using var incidents = vault.Views.OpenIncidents();
        var withdrawn = (await incidents.Withdrawals.AsOf(size)
                .Where(row => row.Case == standing.Id && row.Claim != null)
                .OrderBy(row => row.FromIndex).ToListAsync(ct))
            .GroupBy(row => row.Claim!.Value).ToDictionary(rows => rows.Key, rows => rows.First().ByClaim);
        await using var db = vault.Views.OpenClaims();
        var claims = db.Claims.AsOf(size).Where(row => row.Case == standing.Id).OrderBy(row => row.Index);
        await foreach (var claim in claims.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (claim.Id is not { } id || NodeOf(claim.Item) is not { } item) continue;
            var by = withdrawn.TryGetValue(id, out var other) ? $"claim:{other}" : null;
            Keep(NodeKind.Claim, id.Value, StatementNodes.Add(Graph, claim, item, by, Identity));
            Claims++;
        }
    }

    private async Task AddObservationsAsync(long size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenObservations();
        var rows = db.Observations.AsOf(size).Where(row => row.Case == standing.Id)
            .OrderBy(row => row.FromIndex);
        await foreach (var seen in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (seen.Id is not { } id || NodeOf(seen.Item) is not { } item) continue;
            Keep(NodeKind.Observation, id.Value, StatementNodes.Add(Graph, seen, item, Identity));
            Observations++;
        }
    }

    /// <summary>A finding that names an item that is left out is left out too: its words may repeat it.
    /// </summary>
    private async Task AddFindingsAsync(CancellationToken ct)
    {
        var book = await FindingBook.OpenAsync(vault, [standing], null, ct);
        foreach (var folder in book.Folders)
        {
            var named = FindingJson.Items(folder.Finding.Items);
            if (book.Hides(folder)) Hidden++;
            else if (named.Count == 0 || !named.All(_items.ContainsKey)) LeftOut++;
            else
            {
                var items = named.Select(item => _items[item]).ToList();
                Keep(
                    NodeKind.Finding,
                    folder.Finding.Id.Value,
                    StatementNodes.Add(Graph, folder, items, Identity));
                Findings++;
            }
        }
    }

    /// <summary>
    /// An event "that happens or might happen" is the nearest term; its type says that it is alleged, and its
    /// words say by whom. It has no time: hypotheses of when compete, and none is picked.
    /// </summary>
    private async Task AddIncidentsAsync(long size, CancellationToken ct)
    {
        var record = await IncidentRecord.LoadAsync(vault, standing.Id, size, ct);
        var hidden = await RestrictedNodes.OfAsync(
            vault, standing.Id, withheld.Restricted.Union(withheld.OnTerms).ToHashSet(), ct);
        foreach (var incident in record.Incidents)
        {
            var shape = IncidentShape.ToJson(incident, record, standing, hidden);
            var about = record.Attached[new Reference(NodeKind.Incident, incident.Id.Value)]
                .Where(_nodes.ContainsKey).Select(one => _nodes[one]).ToList();
            var isAlleged = (bool?)shape["alleged"] == true;
            var actor = Identity(incident.Actor);
            var name = Graph.Add(
                $"incident:{incident.Id}",
                "uco-core:Event",
                ("uco-core:name", incident.Title),
                ("uco-core:description", Graph.Texts((string?)shape["label"])),
                ("uco-core:tag", Graph.Texts($"incident:{incident.Id}", isAlleged ? "alleged" : null)),
                ("uco-core:objectCreatedTime", Graph.Time(incident.RecordedAt)),
                ("uco-core:createdBy", actor is null ? null : Graph.To(actor)),
                ("uco-core:eventType", isAlleged ? "alleged incident" : "incident, decided by a court"),
                ("uco-core:eventContext", Graph.To(about)));
            Keep(NodeKind.Incident, incident.Id.Value, name);
            Incidents++;
        }
    }

    /// <summary>Null for what stands in an item that is left out, which is counted.</summary>
    private string? NodeOf(ItemId? item)
    {
        if (item is { } known && _items.TryGetValue(known, out var name)) return name;
        LeftOut++;
        return null;
    }

    private void Keep(NodeKind kind, Id id, string name) => _nodes.TryAdd(new Reference(kind, id), name);
}
