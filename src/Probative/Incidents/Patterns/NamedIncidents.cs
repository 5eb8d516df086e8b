using Microsoft.EntityFrameworkCore;
using Probative.Incidents.Links;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Incidents.Patterns;

/// <summary>The incidents to which claims give a part: an actor, somebody affected, a method.</summary>
internal sealed class NamedIncidents(IVault vault, CaseId @case, long size, bool withRestricted)
{
    public Task<IReadOnlySet<IncidentId>> WithAsync(string role, string means, CancellationToken ct) =>
        OfAsync(parts => parts.Where(row => row.Role == role && row.Means == means), ct);

    /// <summary>The words are compared without case.</summary>
    public async Task<IReadOnlySet<IncidentId>> WithMethodAsync(string method, CancellationToken ct)
    {
        // SQLite folds the case of Latin letters alone: the words of methods are few, and are compared here.
        await using var db = vault.Views.OpenPropositions();
        var words = await db.SaidParts.AsOf(size)
            .Where(row => row.Case == @case && row.Role == SaidPartView.Method)
            .Select(row => row.Words).Distinct().ToListAsync(ct);
        var same = words.Where(one => string.Equals(
            one, method.Trim(), StringComparison.InvariantCultureIgnoreCase)).ToList();
        return await OfAsync(
            parts => parts.Where(row => row.Role == SaidPartView.Method && same.Contains(row.Words)), ct);
    }

    private async Task<IReadOnlySet<IncidentId>> OfAsync(
        Func<IQueryable<SaidPartView>, IQueryable<SaidPartView>> which, CancellationToken ct)
    {
        var hidden = withRestricted ? [] : await vault.Views.HiddenAsync(@case, ct);
        await using var db = vault.Views.OpenPropositions();
        var said = await which(db.SaidParts.AsOf(size).Where(row => row.Case == @case))
            .Select(row => new { row.Claim, row.Item }).Distinct().ToListAsync(ct);
        ClaimId[] claims =
        [
            .. said.Where(row => row.Item is not { } item || !hidden.Contains(item))
                .Select(row => row.Claim).OfType<ClaimId>(),
        ];
        var counted = await CountedClaims.OfAsync(vault, @case, size, claims, ct);
        HashSet<IncidentId> incidents = [];
        await using var links = vault.Views.OpenIncidents();
        var names = counted.Select(id => new Reference(NodeKind.Claim, id.Value).ToString());
        var ends = await links.Links.WithTexts("From", names).AsOf(size)
            .Where(row => row.Case == @case && row.EndNumber == null && row.Relation == Relations.About)
            .Select(row => row.To).Distinct().ToListAsync(ct);
        foreach (var end in ends)
        {
            if (Reference.TryParse(end, out var node) && node.Kind == NodeKind.Incident)
                incidents.Add(new IncidentId(node.Id));
        }

        return incidents;
    }
}
