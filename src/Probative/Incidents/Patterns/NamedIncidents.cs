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
        var hidden = await vault.Views.HiddenAsync(@case, withRestricted, ct);
        await using var db = vault.Views.OpenPropositions();

        // Who holds a place, or is under command, is not said to have done anything.
        var said = await which(db.SaidParts.AsOf(size).Where(row => row.Case == @case))
            .Join(db.ClaimReadings, part => part.FromIndex, read => read.FromIndex, (part, read) => read)
            .Where(row => row.Type != PropositionTypes.Control && row.Type != PropositionTypes.Command)
            .Select(row => new { Claim = row.Id, row.Item }).Distinct().ToListAsync(ct);
        ClaimId[] claims =
        [
            .. said.Where(row => row.Item is not { } item || !hidden.Contains(item))
                .Select(row => row.Claim).OfType<ClaimId>(),
        ];
        var counted = await CountedClaims.OfAsync(vault, @case, size, claims, ct);
        return await AllegingAsync(counted, ct);
    }

    /// <summary>
    /// The incidents that these claims are about, but for those that a claim denies: one that asserts can
    /// stand against the incident, or against another claim about it.
    /// </summary>
    private async Task<IReadOnlySet<IncidentId>> AllegingAsync(
        IReadOnlySet<ClaimId> counted, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        string[] names = [.. counted.Select(id => new Reference(NodeKind.Claim, id.Value).ToString())];
        var about = await EndsAsync(db, names, Relations.About, ct);
        var denied = (await EndsAsync(db, names, Relations.Denies, ct))
            .ToLookup(link => link.From, link => link.To);
        var deniedOf = (await EndsAsync(
            db, [.. denied.SelectMany(one => one).Distinct(StringComparer.Ordinal)], Relations.About, ct))
            .ToLookup(link => link.From, link => link.To);
        HashSet<IncidentId> incidents = [];
        foreach (var (claim, end) in about)
        {
            if (!Reference.TryParse(end, out var node) || node.Kind != NodeKind.Incident) continue;
            if (denied[claim].Any(target => target == end || deniedOf[target].Contains(end))) continue;
            incidents.Add(new IncidentId(node.Id));
        }

        return incidents;
    }

    private async Task<List<(string From, string To)>> EndsAsync(
        IncidentsDb db, string[] from, string relation, CancellationToken ct)
    {
        if (from.Length == 0) return [];
        var links = await db.Links.WithTexts("From", from).AsOf(size)
            .Where(row => row.Case == @case && row.EndNumber == null && row.Relation == relation)
            .Select(row => new { row.From, row.To }).ToListAsync(ct);
        return [.. links.Where(link => link.To is not null).Select(link => (link.From!, link.To!))];
    }
}
