using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Keys;

namespace Probative.Local.Facts;

/// <summary>
/// One pass over the facts of a case that brings it under its next key: every group of sealed fields is
/// wrapped anew, but for those that are to be destroyed, and those that lose a field are sealed anew without
/// it. Not for several threads.
/// </summary>
internal sealed class CaseRewrite(
    DestructionOrder order, IReadOnlyList<byte[]> oldKeys, byte[] newKey)
{
    private const int BatchFacts = 1024;

    private readonly ILookup<long, string> _fields =
        order.Fields.ToLookup(field => field.Number, field => field.Name);

    private readonly List<DestroyedFields> _destroyed = [];

    /// <summary>
    /// What was destroyed, in the order of the facts; complete once all changes were taken.
    /// </summary>
    public IReadOnlyList<DestroyedFields> Destroyed => _destroyed;

    /// <summary>The changes, in the order of the log. Memory holds one batch.</summary>
    /// <exception cref="IntegrityException">A group is not what was recorded.</exception>
    public IEnumerable<SealedChange> Changes(IFactRows rows)
    {
        var number = 1L;
        while (rows.ReadCase(order.Case, number, BatchFacts) is { Count: > 0 } batch)
        {
            foreach (var fact in batch)
            {
                foreach (var group in fact.Sealed)
                    yield return new SealedChange(fact.Index, group.Number, Change(fact, group));
            }

            number = batch[^1].Number + 1;
        }
    }

    private SealedGroup? Change(StoredFact fact, SealedGroup group)
    {
        if (group.Subject is { } subject && order.Subjects.Contains(subject))
        {
            Destroy(fact, group, Open(fact, group).Select(field => field.Name));
            return null;
        }

        if (_fields.Contains(fact.Number)) return WithoutFields(fact, group);
        return Sealing.Rewrap(oldKeys, newKey, order.Case, group) ?? throw Damaged(fact.Index);
    }

    private SealedGroup? WithoutFields(StoredFact fact, SealedGroup group)
    {
        var (gone, kept) = Split(Open(fact, group), _fields[fact.Number].ToHashSet(StringComparer.Ordinal));
        Destroy(fact, group, gone.Select(field => field.Name));

        // Sealed anew even where it lost nothing: which of a fact's groups held the field then shows nowhere.
        return kept.Count == 0
            ? null
            : Sealing.Seal(newKey, order.Case, group.Subject, kept) with { Number = group.Number };
    }

    private void Destroy(StoredFact fact, SealedGroup group, IEnumerable<string> names)
    {
        List<string> gone = [.. names];
        if (gone.Count > 0) _destroyed.Add(new DestroyedFields(fact.Number, group.Subject, gone));
    }

    private List<Disclosure> Open(StoredFact fact, SealedGroup group)
    {
        var fields = new List<Disclosure>();
        return Leaf.TryParse(fact.Leaf, out var leaf, out _)
            && Sealing.TryOpen(oldKeys, order.Case, group, leaf, fields, out _)
                ? fields
                : throw Damaged(fact.Index);
    }

    private static (List<Disclosure> Gone, List<Disclosure> Kept) Split(
        List<Disclosure> fields, HashSet<string> names)
    {
        var byFate = fields.ToLookup(field => names.Contains(field.Name));
        return ([.. byFate[true]], [.. byFate[false]]);
    }

    private static IntegrityException Damaged(long index) => new(
        "fact-damaged",
        FormattableString.Invariant($"The fields of fact {index} in ledger.db do not open as they should."),
        "Run `probative check`: it names everything that is damaged. Nothing was destroyed.");
}
