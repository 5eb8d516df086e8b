using Probative.Fingerprints.HashLists;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Matching.HashLists;

/// <summary>
/// Holds the items of one case against lists of hashes of that case. Each item and list is one fact: a crash
/// leaves some recorded, and the same command goes on with the others.
/// </summary>
/// <param name="vault">The vault, open for writing.</param>
/// <param name="standing">The case.</param>
/// <param name="only">One item; null for all.</param>
/// <param name="hidden">Items that are left out.</param>
/// <param name="counts">What the run did.</param>
/// <param name="tell">Is told what happens.</param>
internal sealed class HashListMatching(
    IVault vault,
    Standing standing,
    ItemId? only,
    IReadOnlySet<ItemId> hidden,
    HashListCounts counts,
    Action<CommandEvent> tell)
{
    private readonly PrintReader _reader = new(vault);
    private readonly HashSet<ItemId> _told = [];

    // The same for every list.
    private IReadOnlyList<KeptPrint>? _prints;

    /// <param name="id">The list.</param>
    /// <param name="list">What it says.</param>
    /// <param name="ct">Ends the run after the item that is being compared.</param>
    public async Task RunAsync(HashListId id, HashList list, CancellationToken ct)
    {
        var prints = _prints ??=
        [
            .. (await new KeptPrints(vault).OfAsync(standing.Id, hidden, CancellationToken.None))
                .Where(kept => kept.Print is not null && (only is null || kept.Item == only)),
        ];
        var before = await new HashListRoll(vault).ComparedAsync(standing.Id, id, CancellationToken.None);
        var due = prints.Where(kept => !before.Contains((kept.Item, kept.Print!.Value))).ToList();
        counts.Lists++;
        counts.Items += prints.Count;
        counts.Stood += prints.Count - due.Count;
        if (due.Count == 0) return;
        var comparer = new HashListComparer(list);
        foreach (var kept in due)
        {
            if (ct.IsCancellationRequested) return;
            if (_reader.Film(kept.Print!.Value) is not { } print)
            {
                TellDamaged(kept.Item);
                continue;
            }

            if (Compare() is not { } found) return;
            await RecordAsync(new HashListMatched
            {
                List = id,
                Item = kept.Item,
                Print = kept.Print.Value,
                Method = HashListComparer.MethodVersion,
                Found = found,
            });
            tell(new CommandEvent.Progress(
                "comparing", counts.Compared + counts.Stood, counts.Items, 0, null));

            IReadOnlyList<HashListNear>? Compare()
            {
                try
                {
                    return comparer.Compare(print, ct);
                }
                catch (OperationCanceledException)
                {
                    return null;
                }
            }
        }
    }

    private async Task RecordAsync(HashListMatched fact)
    {
        var where = await vault.Ledger.AppendAsync(
            standing.Id, fact, standing.Pseudonym, CancellationToken.None);
        tell(new CommandEvent.Recorded(fact.Type, where));
        counts.Compared++;
        if (fact.Found.Count > 0) counts.Near++;
    }

    private void TellDamaged(ItemId item)
    {
        if (!_told.Add(item)) return;
        counts.Unreadable++;
        tell(new CommandEvent.Noted(PrintProblems.Damaged(item)));
    }
}
