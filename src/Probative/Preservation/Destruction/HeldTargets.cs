using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;
using Probative.Preservation.Holds;

namespace Probative.Preservation.Destruction;

/// <summary>What of a request is held: nothing of it is destroyed as long as one target is.</summary>
internal static class HeldTargets
{
    // A person releases holds one by one; the rest is told by the next attempt.
    private const int ToldMax = 10;

    /// <summary>What to tell the person; empty when nothing is held.</summary>
    public static async Task<IReadOnlyList<Problem>> FindAsync(
        IVault vault, CaseId @case, IReadOnlyList<DestructionTarget> targets, CancellationToken ct)
    {
        var holds = await new HoldRoll(vault).AllActiveAsync(@case, ct);
        if (holds.Count == 0) return [];
        var itemOfFact = await ItemsOfFactsAsync(vault, @case, targets, ct);
        HashSet<ItemId> items =
        [
            .. targets.OfType<DestructionTarget.Whole>().Select(target => target.Item), .. itemOfFact,
        ];
        return
        [
            .. holds.Where(hold => hold.Item is not { } item || items.Contains(item)).Take(ToldMax)
                .Select(hold => new Problem(
                    "under-hold",
                    null,
                    hold.Item is { } item
                        ? $"Item {item} is under hold {hold.Id}."
                        : $"The whole case is under hold {hold.Id}.",
                    "Nothing was destroyed. If the hold may end: probative hold release HOLD --reason TEXT")),
        ];
    }

    /// <summary>A field about an item is held with the item.</summary>
    private static async Task<List<ItemId>> ItemsOfFactsAsync(
        IVault vault, CaseId @case, IReadOnlyList<DestructionTarget> targets, CancellationToken ct)
    {
        var items = new List<ItemId>();
        var parts = targets.OfType<DestructionTarget.Part>();
        foreach (var number in parts.Select(part => part.Number).Distinct())
        {
            await foreach (var fact in vault.Ledger.ReadCaseAsync(@case, number, ct))
            {
                if (fact.Fields.Id("item") is { } item) items.Add(new ItemId(item));
                break;
            }
        }

        return items;
    }
}
