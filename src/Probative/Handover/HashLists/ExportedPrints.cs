using Probative.Handover.CaseUco;
using Probative.Kernel.Cases;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Matching;

namespace Probative.Handover.HashLists;

/// <summary>Chooses of which items hashes are given out: not of those whose terms forbid it.</summary>
internal sealed class ExportedPrints(IVault vault)
{
    /// <param name="standing">The case.</param>
    /// <param name="only">One item; null for all.</param>
    /// <param name="withRestricted">Also what is restricted.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<ExportedChoice> ChooseAsync(
        Standing standing, ItemId? only, bool withRestricted, CancellationToken ct)
    {
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        var withheld = await Withheld.FindAsync(vault, standing.Id, withRestricted, ct);
        var all = (await new KeptPrints(vault).OfAsync(standing.Id, new HashSet<ItemId>(), ct))
            .Where(kept => kept.Print is not null && (only is null || kept.Item == only)).ToList();
        var restricted = all.Count(kept => withheld.Restricted.Contains(kept.Item));
        List<KeptPrint> open = [.. all.Where(kept => !withheld.Holds(kept.Item))];
        return new ExportedChoice(open, restricted, all.Count - restricted - open.Count);
    }
}
