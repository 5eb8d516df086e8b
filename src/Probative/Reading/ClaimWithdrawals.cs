using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Reading.Propositions;

namespace Probative.Reading;

/// <summary>Which claims their own speaker took back, now.</summary>
internal static class ClaimWithdrawals
{
    /// <summary>The first withdrawal of each of some claims that was withdrawn.</summary>
    public static async Task<IReadOnlyDictionary<ClaimId, WithdrawalView>> OfAsync(
        IVault vault, IEnumerable<ClaimId> claims, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        Dictionary<ClaimId, WithdrawalView> withdrawn = [];
        var rows = db.Withdrawals.WithIds("Claim", claims.Select(id => id.Value)).Current();
        foreach (var row in await rows.OrderBy(row => row.FromIndex).ToListAsync(ct))
            withdrawn.TryAdd(row.Claim!.Value, row);
        return withdrawn;
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
