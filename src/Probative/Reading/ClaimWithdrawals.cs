using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Reading.Propositions;

namespace Probative.Reading;

/// <summary>Which claims their own speaker took back.</summary>
internal static class ClaimWithdrawals
{
    /// <summary>The first withdrawal of each of some claims that was withdrawn.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="size">How many facts of the log are looked at; null for all.</param>
    /// <param name="ct">Cancels the query.</param>
    public static async Task<IReadOnlyDictionary<ClaimId, WithdrawalView>> OfAsync(
        IVault vault, IEnumerable<ClaimId> claims, long? size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        Dictionary<ClaimId, WithdrawalView> withdrawn = [];
        var rows = db.Withdrawals.WithIds("Claim", claims.Select(id => id.Value)).At(size);
        foreach (var row in await rows.OrderBy(row => row.FromIndex).ToListAsync(ct))
            withdrawn.TryAdd(row.Claim!.Value, row);
        return withdrawn;
    }

    /// <summary>What is taken back in a claim; what stands in restricted items only if it is asked for.
    /// </summary>
    /// <param name="vault">The vault.</param>
    /// <param name="claim">The claim in which it is taken back.</param>
    /// <param name="size">How many facts of the log are looked at; null for all.</param>
    /// <param name="withRestricted">Also what stands in restricted items.</param>
    /// <param name="ct">Cancels the query.</param>
    public static async Task<JsonArray> ByAsync(
        IVault vault, ClaimView claim, long? size, bool withRestricted, CancellationToken ct)
    {
        var hidden = await vault.Views.HiddenAsync(claim.Case, withRestricted, ct);
        await using var db = vault.Views.OpenIncidents();
        var rows = await db.Withdrawals.At(size)
            .Where(row => row.Case == claim.Case && row.ByClaim == claim.Id && row.Claim != null)
            .OrderBy(row => row.FromIndex).ToListAsync(ct);
        return
        [
            .. rows.Where(row => row.Item is not { } item || !hidden.Contains(item)).Select(row =>
            {
                var shape = WithdrawalShape.ToJson(row);
                shape.Remove("by_claim");
                shape["claim"] = row.Claim!.Value.ToString();
                return shape;
            }),
        ];
    }

    /// <summary>A claim as it is read, with when its speaker took it back; null if they did not.</summary>
    public static JsonObject ToJson(
        ClaimView claim,
        IReadOnlyDictionary<ClaimId, ClaimReadingView> readings,
        IReadOnlyDictionary<ClaimId, WithdrawalView> withdrawn)
    {
        var shape = ClaimReadings.ToJson(claim, readings);
        shape["withdrawn"] = claim.Id is { } id && withdrawn.TryGetValue(id, out var by)
            ? WithdrawalShape.ToJson(by)
            : null;
        return shape;
    }
}
