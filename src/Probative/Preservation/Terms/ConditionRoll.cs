using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Preservation.Terms;

/// <summary>Which conditions bind: those that a receipt stated, in words that nobody has released.</summary>
public sealed class ConditionRoll(IVault vault)
{
    /// <summary>The receipts of an item whose conditions bind, in the order of the log.</summary>
    public async Task<IReadOnlyList<AcquisitionView>> BindingAsync(ItemId item, CancellationToken ct)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenItems();
        return await Binding(db)
            .Where(receipt => receipt.Item == item).OrderBy(receipt => receipt.Number).ToListAsync(ct);
    }

    /// <summary>The receipts of all cases whose conditions bind.</summary>
    internal static IQueryable<AcquisitionView> Binding(ItemsDb db) => db.Acquisitions.Current()
        .Where(receipt => receipt.Item != null && receipt.Conditions != null)
        .Where(receipt => !db.ConditionReleases.Current().Any(release => release.Item == receipt.Item
            && release.Case == receipt.Case
            && release.Receipt == receipt.Number
            && release.Conditions == receipt.Conditions));
}
