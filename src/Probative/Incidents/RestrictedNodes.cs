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
    // A query names at most so many ids.
    private const int ChunkLength = 500;

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
        foreach (var some in items.Chunk(ChunkLength))
        {
            ItemId?[] within = [.. some.Select(item => (ItemId?)item)];
            await using var claims = vault.Views.OpenClaims();
            var said = claims.Claims.Where(row => row.Case == @case && within.Contains(row.Item))
                .Select(row => row.Id);
            hidden.Add(NodeKind.Claim, (await said.ToListAsync(ct)).Select(id => id?.Value));
            await using var observations = vault.Views.OpenObservations();
            var seen = observations.Observations
                .Where(row => row.Case == @case && within.Contains(row.Item)).Select(row => row.Id);
            hidden.Add(NodeKind.Observation, (await seen.ToListAsync(ct)).Select(id => id?.Value));
            await using var agenda = vault.Views.OpenAgenda();
            var toDo = agenda.Tasks.Where(row => row.Case == @case && within.Contains(row.Item))
                .Select(row => row.Id);
            hidden.Add(NodeKind.Task, (await toDo.ToListAsync(ct)).Select(id => (Id?)id.Value));
        }

        return hidden;
    }

    private void Add(NodeKind kind, IEnumerable<Id?> ids) =>
        _nodes.UnionWith(ids.OfType<Id>().Select(id => new Reference(kind, id)));
}
