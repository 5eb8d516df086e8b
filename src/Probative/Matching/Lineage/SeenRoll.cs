using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Matching.Lineage;

/// <summary>Where and when items were seen, by the times that platforms showed.</summary>
internal sealed class SeenRoll(IVault vault)
{
    /// <summary>In the order in which they were recorded, now or at a size of the log.</summary>
    public async Task<IReadOnlyList<AppearanceView>> OfAsync(
        Standing standing, IEnumerable<ItemId> items, long? size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenItems();
        return await db.Appearances.WithIds("Item", items.Select(one => one.Value)).At(size)
            .Where(row => row.Case == standing.Id).OrderBy(row => row.FromIndex).ToListAsync(ct);
    }

    /// <summary>By the earliest time shown; what has none comes last, in the order given.</summary>
    public static IEnumerable<ItemId> InOrder(
        IEnumerable<ItemId> items, IReadOnlyList<AppearanceView> seen)
    {
        var first = seen.Where(one => one.Item is not null)
            .Select(one => (one.Item!.Value, Time: ShownTime.Read(one.TimeShown, one.Zone)))
            .Where(one => one.Time is not null)
            .GroupBy(one => one.Value)
            .ToDictionary(times => times.Key, times => times.Min(one => one.Time!.Value.Last));
        return items.OrderBy(one => first.TryGetValue(one, out var time) ? time : DateTimeOffset.MaxValue);
    }
}
