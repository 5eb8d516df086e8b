using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Preservation;

/// <summary>What was decided of an item since it came in, as steps of its custody.</summary>
internal sealed class KeepingSteps(IVault vault)
{
    public async Task<List<(long Index, JsonObject Step)>> OfAsync(ItemView item, CancellationToken ct)
    {
        List<(long, JsonObject)> steps = [.. await OfItemAsync(item.Id, ct)];
        await using var db = vault.Views.OpenKeeping();
        foreach (var row in await db.Retentions.Where(row => row.Item == item.Id).ToListAsync(ct))
        {
            var step = CustodyStep.Of(
                row.FromIndex, row.Number, "to be kept until", row.RecordedAt, row.Actor);
            step["date"] = row.Until;
            steps.Add(Because(step, row.Reason));
        }

        // A hold on the case covers the item too, and was placed on it as well.
        var holds = db.Holds.Where(row => row.Case == item.Case && (row.Item == null || row.Item == item.Id));
        foreach (var row in await holds.ToListAsync(ct))
        {
            var what = row.IsActive ? "hold placed" : "hold released";
            if (row.Item is null) what += " on its case";
            var (number, at, actor, reason) = row.IsActive
                ? (row.Number, row.RecordedAt, row.Actor, row.Reason)
                : (row.ReleaseNumber ?? 0, row.ReleasedAt, row.ReleasedBy, row.ReleaseReason);
            steps.Add(Because(CustodyStep.Of(row.FromIndex, number, what, at, actor), reason));
        }

        foreach (var row in await db.Corrections.Where(row => row.Item == item.Id).ToListAsync(ct))
        {
            var step = CustodyStep.Of(
                row.FromIndex, row.Number, "corrected", row.RecordedAt, row.Actor);
            CorrectionShape.Write(row, step);
            steps.Add((row.FromIndex, step));
        }

        return steps;
    }

    private async Task<List<(long Index, JsonObject Step)>> OfItemAsync(ItemId item, CancellationToken ct)
    {
        var steps = new List<(long, JsonObject)>();
        await using var db = vault.Views.OpenItems();
        foreach (var row in await db.Restrictions.Where(row => row.Item == item).ToListAsync(ct))
        {
            var what = row.IsRestricted ? "restricted" : "restriction lifted";
            steps.Add(Because(
                CustodyStep.Of(row.FromIndex, row.Number, what, row.RecordedAt, row.Actor), row.Reason));
        }

        foreach (var row in await db.Consents.Where(row => row.Item == item).ToListAsync(ct))
        {
            var what = row.IsKept ? "kept after consent was withdrawn" : "consent withdrawn";
            steps.Add(Because(
                CustodyStep.Of(row.FromIndex, row.Number, what, row.RecordedAt, row.Actor), row.Reason));
        }

        foreach (var row in await db.ConditionReleases.Where(row => row.Item == item).ToListAsync(ct))
        {
            var step = CustodyStep.Of(
                row.FromIndex, row.Number, "conditions released", row.RecordedAt, row.Actor);
            step["conditions"] = row.Conditions;
            steps.Add(Because(step, row.Reason));
        }

        return steps;
    }

    private static (long Index, JsonObject Step) Because(JsonObject step, string? reason)
    {
        step["reason"] = reason;
        return ((long)step["index"]!, step);
    }
}
