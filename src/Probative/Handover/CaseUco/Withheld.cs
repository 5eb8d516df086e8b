using Probative.Handover.Plan;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;

namespace Probative.Handover.CaseUco;

/// <summary>
/// The items of a case that do not leave: restricted ones, and those on whose terms somebody has to decide
/// first, as for a handover.
/// </summary>
/// <param name="Restricted">Restricted now.</param>
/// <param name="OnTerms">Given under conditions that bind, or without consent any more.</param>
internal sealed record Withheld(IReadOnlySet<ItemId> Restricted, IReadOnlySet<ItemId> OnTerms)
{
    public bool Holds(ItemId item) => Restricted.Contains(item) || OnTerms.Contains(item);

    public static async Task<Withheld> FindAsync(
        IVault vault, CaseId @case, bool withRestricted, CancellationToken ct)
    {
        Dictionary<ItemId, ItemTerms> terms = [];
        await foreach (var fact in vault.Ledger.ReadCaseAsync(@case, 1, ct))
        {
            if (fact.Fields.Id("item") is not { } id) continue;
            var item = new ItemId(id);
            if (!terms.TryGetValue(item, out var kept)) terms[item] = kept = new ItemTerms();
            kept.Note(fact);
        }

        return new Withheld(
            withRestricted
                ? new HashSet<ItemId>()
                : terms.Where(one => one.Value.IsRestricted).Select(one => one.Key).ToHashSet(),
            terms.Where(one => one.Value.BindingReceipts.Count > 0 || one.Value.IsUndecided)
                .Select(one => one.Key).ToHashSet());
    }
}
