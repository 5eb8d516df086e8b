using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Reading;

/// <summary>Finds claims by what people type, in cases that they have joined.</summary>
public sealed class ClaimRoll(IVault vault)
{
    // Nobody chooses from more; the person gives another digit.
    private const int CandidatesMax = 10;

    /// <param name="wanted">An id, or at least its first four digits.</param>
    /// <param name="case">A case to look in; null looks in every case of the member.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="withRestricted">Also when the item is restricted: kept, and hidden.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<(ClaimView? Claim, Standing? Standing, Problem? Problem)> FindAsync(
        string wanted, string? @case, MemberId by, bool withRestricted, CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(@case, by, ct);
        if (problem is not null) return (null, null, problem);

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        List<ClaimView> claims =
            IdPrefix.TryParse(wanted, out var prefix) ? await FindAsync(prefix, cases, ct) : [];
        return claims switch
        {
            [] => (null, null, new Problem(
                "claim-not-found",
                null,
                $"There is no claim \"{wanted}\" in your cases.",
                "Give the id of a claim or its first four digits: `probative claim list --case CASE`.")),
            [{ Item: { } item }] when !withRestricted && await IsHiddenAsync(item, ct) => (
                null, null, new Problem(
                    "item-restricted",
                    null,
                    $"The claim stands in the item {item}, which is restricted: kept, and hidden.",
                    "Give --restricted to see it all the same.")),
            [var claim] => (claim, cases.First(standing => standing.Id == claim.Case), null),
            _ => (null, null, new Problem(
                "claim-ambiguous",
                null,
                $"\"{wanted}\" can be {string.Join(", or ", claims.Select(claim => claim.Id))}.",
                "Give more digits.")),
        };
    }

    private async Task<bool> IsHiddenAsync(ItemId item, CancellationToken ct)
    {
        await using var db = vault.Views.OpenItems();
        return await db.Restrictions.Standing().AnyAsync(row => row.Item == item, ct);
    }

    private async Task<List<ClaimView>> FindAsync(
        IdPrefix prefix, IReadOnlyList<Standing> cases, CancellationToken ct)
    {
        await using var db = vault.Views.OpenClaims();
        CaseId[] ids = [.. cases.Select(standing => standing.Id)];

        // Ids are blobs, and SQLite compares blobs byte by byte; LINQ has no such comparison. Both bounds are
        // parameters; the table's name is that of ClaimViewMapping.
        var (first, last) = (prefix.First.ToArray(), prefix.Last.ToArray());
        return await db.Claims
            .FromSql($"SELECT * FROM claim_v4 WHERE Id BETWEEN {first} AND {last}")
            .Current()
            .Where(claim => ids.Contains(claim.Case))
            .OrderBy(claim => claim.Index)
            .Take(CandidatesMax)
            .ToListAsync(ct);
    }
}
