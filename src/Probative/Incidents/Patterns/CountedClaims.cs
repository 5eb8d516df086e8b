using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Incidents.Patterns;

/// <summary>
/// Which claims name anybody in a pattern: not those that deny, and not those that their own speaker took
/// back.
/// </summary>
internal static class CountedClaims
{
    public static async Task<IReadOnlySet<ClaimId>> OfAsync(
        IVault vault, CaseId @case, long size, IReadOnlyCollection<ClaimId> claims, CancellationToken ct)
    {
        if (claims.Count == 0) return new HashSet<ClaimId>();
        Id[] ids = [.. claims.Distinct().Select(id => id.Value)];
        await using var db = vault.Views.OpenClaims();
        var asserting = await db.Claims.WithIds("Id", ids).AsOf(size)
            .Where(row => row.Case == @case && row.Polarity != "denies")
            .Select(row => row.Id).ToListAsync(ct);
        await using var incidents = vault.Views.OpenIncidents();
        var withdrawn = await incidents.Withdrawals.AsOf(size)
            .Where(row => row.Case == @case).Select(row => row.Claim).ToListAsync(ct);
        var counted = asserting.OfType<ClaimId>().ToHashSet();
        counted.ExceptWith(withdrawn.OfType<ClaimId>());
        return counted;
    }
}
