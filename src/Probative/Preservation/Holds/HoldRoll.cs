using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Holds;

/// <summary>
/// Which holds stand. Whoever destroys something asks here first, after every fact that was acknowledged.
/// </summary>
public sealed class HoldRoll(IVault vault)
{
    /// <summary>
    /// The holds that stand on a case, or on an item of it, oldest first: a hold on the case covers all of
    /// its items. One whose day to look again has passed stands like any other.
    /// </summary>
    /// <param name="case">The case.</param>
    /// <param name="item">The item, or null for what is the case's own.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<IReadOnlyList<HoldView>> ActiveAsync(CaseId @case, ItemId? item, CancellationToken ct)
    {
        var all = await AllActiveAsync(@case, ct);
        return [.. all.Where(hold => hold.Item == null || hold.Item == item)];
    }

    /// <summary>Every hold that stands on a case or on an item of it, oldest first.</summary>
    public async Task<IReadOnlyList<HoldView>> AllActiveAsync(CaseId @case, CancellationToken ct)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenKeeping();
        return await db.Holds.Current()
            .Where(hold => hold.Case == @case && hold.IsActive)
            .OrderBy(hold => hold.FromIndex)
            .ToListAsync(ct);
    }
}
