using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Preservation.Holds;
using Probative.Preservation.Terms;

namespace Probative.Preservation;

/// <summary>On what terms an item or a case is kept now, in the shape of docs/spec/json-output.md.</summary>
internal sealed class KeepingTeller(IVault vault)
{
    public async Task<JsonObject> OfAsync(Target target, CancellationToken ct)
    {
        var (@case, item) = (target.Standing.Id, target.ItemId);
        await using var db = vault.Views.OpenKeeping();
        var retention = await db.Retentions.Current()
            .FirstOrDefaultAsync(row => row.Case == @case && row.Item == item, ct);
        var holds = await new HoldRoll(vault).ActiveAsync(@case, item, ct);
        var told = new JsonObject
        {
            ["keep_until"] = retention is null ? null : Act(retention.RecordedAt, retention.Actor, new()
            {
                ["date"] = retention.Until,
                ["reason"] = retention.Reason,
            }),
            ["holds"] = new JsonArray([.. holds.Select(hold => HoldShape.ToJson(hold, target.Standing))]),
        };
        if (target.Item is { } one) await TellAsync(told, one, ct);
        return told;
    }

    private async Task TellAsync(JsonObject told, ItemView item, CancellationToken ct)
    {
        await using var db = vault.Views.OpenItems();
        var restriction =
            await db.Restrictions.Standing().FirstOrDefaultAsync(row => row.Item == item.Id, ct);
        var consent = await db.Consents.Current().FirstOrDefaultAsync(row => row.Item == item.Id, ct);
        var binding = await new ConditionRoll(vault).BindingAsync(item.Id, ct);
        told["restricted"] = restriction is null ? null : Act(restriction.RecordedAt, restriction.Actor, new()
        {
            ["reason"] = restriction.Reason,
        });
        told["consent_withdrawn"] = consent is null ? null : ToJson(consent);
        told["conditions_binding"] = new JsonArray([.. binding.Select(receipt => new JsonObject
        {
            ["receipt"] = receipt.Number,
            ["conditions"] = receipt.Conditions,
        })]);
    }

    private static JsonObject ToJson(ConsentView consent) =>
        Act(consent.WithdrawnAt, consent.WithdrawnBy, new()
        {
            ["reason"] = consent.WithdrawalReason,
            ["kept_because"] = consent.IsKept ? consent.Reason : null,
        });

    private static JsonObject Act(DateTimeOffset? at, string? actor, JsonObject what)
    {
        what["recorded_at"] = FactJson.Time(at);
        what["actor"] = actor;
        return what;
    }
}
