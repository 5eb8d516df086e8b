using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Incidents.Links;

/// <summary>How claims relate to each other and to what else is in the case, as somebody stated it.</summary>
internal static class ClaimTies
{
    /// <summary>
    /// The links that hold and lead from or to some claims, in the order of the log; not what attaches them
    /// to incidents, nor denials, which stand beside each claim.
    /// </summary>
    public static async Task<IReadOnlyList<LinkView>> OfAsync(
        IVault vault, CaseId @case, long size, IEnumerable<ClaimId> claims, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        string[] names = [.. claims.Select(id => new Reference(NodeKind.Claim, id.Value).ToString())];
        Dictionary<LinkId, LinkView> ties = [];
        foreach (var end in (string[])["From", "To"])
        {
            var held = db.Links.WithTexts(end, names).AsOf(size)
                .Where(row => row.Case == @case && row.EndNumber == null)
                .Where(row => row.Relation != Relations.About && row.Relation != Relations.Denies);
            foreach (var row in await held.ToListAsync(ct)) ties[row.Id] = row;
        }

        return [.. ties.Values.OrderBy(row => row.Index)];
    }
}
