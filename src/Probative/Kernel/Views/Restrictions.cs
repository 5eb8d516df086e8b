using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Kernel.Views;

/// <summary>What every list asks of restrictions.</summary>
public static class Restrictions
{
    /// <summary>The restrictions that stand: the items that are hidden now.</summary>
    public static IQueryable<RestrictionView> Standing(this IQueryable<RestrictionView> restrictions) =>
        restrictions.Current().Where(row => row.IsRestricted);

    /// <summary>The items of a case that are hidden now from who did not ask for restricted ones.</summary>
    public static async Task<HashSet<ItemId>> HiddenAsync(
        this IViews views, CaseId @case, bool withRestricted, CancellationToken ct) =>
        withRestricted ? [] : await views.HiddenAsync(@case, ct);

    /// <summary>The items of a case that are hidden now.</summary>
    public static async Task<HashSet<ItemId>> HiddenAsync(
        this IViews views, CaseId @case, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(views);
        await using var db = views.OpenItems();
        return [.. await db.Restrictions.Standing()
            .Where(row => row.Case == @case).Select(row => row.Item).ToListAsync(ct)];
    }
}
