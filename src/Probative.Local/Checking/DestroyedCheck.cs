using Probative.Kernel.Facts;
using Probative.Ledger.Facts;
using Probative.Preservation.Destruction;

namespace Probative.Local.Checking;

/// <summary>
/// Holds the fields that are gone against the tombstones: what was destroyed on the record is no damage, what
/// is gone without a tombstone was taken away, and what a tombstone says is gone must be. Memory grows with
/// the facts that lost fields, not with all.
/// </summary>
internal sealed class DestroyedCheck(CheckScope scope)
{
    private readonly Dictionary<(CaseId Case, long Number), (long Index, long Fields)> _missing = [];
    private readonly Dictionary<(CaseId Case, long Number), (long Index, long Fields)> _recorded = [];

    public void Add(RecordedFact fact, long missing)
    {
        if (missing > 0) _missing[(fact.Case, fact.Number)] = (fact.Index, missing);
        if (fact.Type == nameof(FieldDestroyed) && fact.Fields.Count("fact") is { } number)
            Record(fact, number, 1);
        if (fact.Type == nameof(ItemDestroyed)) AddItem(fact);
    }

    /// <summary>
    /// Tells what does not agree; returns the indices of facts that lost fields without a word.
    /// </summary>
    public IReadOnlyList<long> Compare()
    {
        var taken = new List<long>();
        foreach (var (place, (index, fields)) in _missing)
        {
            var recorded = _recorded.GetValueOrDefault(place).Fields;
            if (fields <= recorded) continue;
            taken.Add(index);
            scope.Damaged(
                CheckCode.FieldsMissing,
                VaultPath.FactDatabase,
                $"Fact {index}: {fields} of its fields are gone; {recorded} were destroyed on the record.");
        }

        foreach (var (place, (index, fields)) in _recorded)
        {
            var missing = _missing.GetValueOrDefault(place).Fields;
            if (missing >= fields) continue;
            scope.Damaged(
                CheckCode.DestroyedOpens,
                VaultPath.FactDatabase,
                $"Fact {index}: {fields} fields of number {place.Number} destroyed; {missing} are gone.");
        }

        return taken;
    }

    private void AddItem(RecordedFact fact)
    {
        if (fact.Fields.Value("facts") is not JsonValue.List list) return;
        foreach (var entry in list.Items.OfType<JsonValue.Map>())
        {
            if (entry["fact"] is JsonValue.Number number && entry["fields"] is JsonValue.Number fields)
                Record(fact, number.Value, fields.Value);
        }
    }

    private void Record(RecordedFact tombstone, long number, long fields)
    {
        var place = (tombstone.Case, number);
        _recorded[place] = (tombstone.Index, _recorded.GetValueOrDefault(place).Fields + fields);
    }
}
