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
    // A query names at most so many ids.
    private const int ChunkLength = 500;

    public static async Task<IReadOnlySet<ClaimId>> OfAsync(
        IVault vault, CaseId @case, long size, IReadOnlyCollection<ClaimId> claims, CancellationToken ct)
    {
        HashSet<ClaimId> counted = [];
        await using var db = vault.Views.OpenClaims();
        await using var incidents = vault.Views.OpenIncidents();
        foreach (var some in claims.Distinct().Select(id => (ClaimId?)id).Chunk(ChunkLength))
        {
            var asserting = await db.Claims.AsOf(size)
                .Where(row => row.Case == @case && some.Contains(row.Id) && row.Polarity != "denies")
                .Select(row => row.Id).ToListAsync(ct);
            var withdrawn = await incidents.Withdrawals.AsOf(size)
                .Where(row => row.Case == @case && some.Contains(row.Claim))
                .Select(row => row.Claim).ToListAsync(ct);
            counted.UnionWith(asserting.OfType<ClaimId>());
            counted.ExceptWith(withdrawn.OfType<ClaimId>());
        }

        return counted;
    }
}
