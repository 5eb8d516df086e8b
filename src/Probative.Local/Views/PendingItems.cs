using Probative.Intake;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Local.Views;

/// <summary>
/// The receipts that are acknowledged and not yet in the items view, so that a look-up right after an
/// acknowledgement finds them. Safe for use by several threads.
/// </summary>
internal sealed class PendingItems
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(CaseId Case, Hash32 Sha256), (long Index, ItemId Item)> _items = [];
    private readonly Dictionary<(IntakeId Intake, string Path), (long Index, IntakeEntry Entry)> _entries =
        [];

    public void Add(RecordedFact fact)
    {
        var fields = fact.Fields;
        if (fields.Type != nameof(ItemReceived) || fields.Id("item") is not { } id) return;
        var item = new ItemId(id);
        lock (_gate)
        {
            // The first receipt is the item's intake; a later one repeats its id.
            if (fields.Digest("sha256") is { } sha256) _items.TryAdd((fact.Case, sha256), (fact.Index, item));
            if (fields.Id("intake") is { } intake
                && fields.Text("path") is { } path
                && fields.Count("size_bytes") is { } sizeBytes)
            {
                var entry = new IntakeEntry(item, sizeBytes, fields.Time("modified"));
                _entries[(new IntakeId(intake), path)] = (fact.Index, entry);
            }
        }
    }

    /// <summary>
    /// Forgets a fact that the view has committed. The view MUST be readable with it before.
    /// </summary>
    public void Remove(RecordedFact fact)
    {
        var fields = fact.Fields;
        if (fields.Type != nameof(ItemReceived)) return;
        lock (_gate)
        {
            if (fields.Digest("sha256") is { } sha256
                && _items.TryGetValue((fact.Case, sha256), out var item)
                && item.Index == fact.Index)
            {
                _items.Remove((fact.Case, sha256));
            }

            if (fields.Id("intake") is { } intake
                && fields.Text("path") is { } path
                && _entries.TryGetValue((new IntakeId(intake), path), out var entry)
                && entry.Index == fact.Index)
            {
                _entries.Remove((new IntakeId(intake), path));
            }
        }
    }

    public ItemId? FindItem(CaseId @case, Hash32 sha256)
    {
        lock (_gate) return _items.TryGetValue((@case, sha256), out var found) ? found.Item : null;
    }

    public IntakeEntry? FindIntakeEntry(IntakeId intake, string path)
    {
        lock (_gate) return _entries.TryGetValue((intake, path), out var found) ? found.Entry : null;
    }
}
