using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Incidents;

/// <summary>
/// What is hidden with the restricted items of a case: they themselves, and what is said, seen or to be done
/// of them. Restricted is what is so now, whatever time is asked about.
/// </summary>
internal sealed class RestrictedNodes
{
    private readonly HashSet<Reference> _nodes = [];

    public bool Hides(Reference node) => _nodes.Contains(node);

    /// <summary>The same of a reference as facts write it; what is none is words.</summary>
    public bool Hides(string? node) => Reference.TryParse(node, out var reference) && Hides(reference);

    public static async Task<RestrictedNodes> LoadAsync(
        IVault vault, CaseId @case, bool withRestricted, CancellationToken ct)
    {
        if (withRestricted) return new RestrictedNodes();
        return await OfAsync(vault, @case, await vault.Views.HiddenAsync(@case, ct), ct);
    }

    /// <summary>The same of other items that somebody must not read of.</summary>
    public static async Task<RestrictedNodes> OfAsync(
        IVault vault, CaseId @case, HashSet<ItemId> items, CancellationToken ct)
    {
        var hidden = new RestrictedNodes();
        if (items.Count == 0) return hidden;
        hidden._nodes.UnionWith(items.Select(item => new Reference(NodeKind.Item, item.Value)));
        await using (var db = vault.Views.OpenClaims())
        {
            var rows = db.Claims.Where(row => row.Case == @case).Select(row => new { row.Id, row.Item });
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
                hidden.Add(NodeKind.Claim, row.Id?.Value, row.Item, items);
        }

        await using (var db = vault.Views.OpenObservations())
        {
            var rows = db.Observations.Where(row => row.Case == @case)
                .Select(row => new { row.Id, row.Item });
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
                hidden.Add(NodeKind.Observation, row.Id?.Value, row.Item, items);
        }

        await using (var db = vault.Views.OpenAgenda())
        {
            var rows = db.Tasks.Where(row => row.Case == @case).Select(row => new { row.Id, row.Item });
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
                hidden.Add(NodeKind.Task, row.Id.Value, row.Item, items);
        }

        return hidden;
    }

    private void Add(NodeKind kind, Id? id, ItemId? item, HashSet<ItemId> items)
    {
        if (id is { } node && item is { } within && items.Contains(within))
            _nodes.Add(new Reference(kind, node));
    }
}
