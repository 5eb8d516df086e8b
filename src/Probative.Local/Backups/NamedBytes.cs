using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Facts;
using Probative.Local.Items;
using Probative.Local.Keys;

namespace Probative.Local.Backups;

/// <summary>
/// Every digest that a fact names. What stands in no fact that can be opened was destroyed, or never
/// recorded.
/// </summary>
internal sealed class NamedBytes(Keyring keyring)
{
    private readonly FactOpening _opening = new(keyring, () => false);
    private readonly HashSet<Hash32> _named = [];
    private readonly HashSet<Hash32> _items = [];
    private readonly NamedDerivatives _derivatives = new();

    /// <summary>The digests of items, of which there has to be a file each.</summary>
    public IReadOnlyCollection<Hash32> Items => _items;

    /// <summary>The digests of derivatives, likewise.</summary>
    public IEnumerable<Hash32> Derivatives => _derivatives.All;

    /// <summary>
    /// False when sealed fields are there that do not open: then nothing can be said of what is not named.
    /// </summary>
    public bool IsComplete { get; private set; } = true;

    public bool Contains(Hash32 sha256) => _named.Contains(sha256);

    public void Add(SegmentFact fact)
    {
        if (fact.Sealed.Count > 0 && keyring.CaseKey(fact.Case) is null) IsComplete = false;
        if (_opening.TryOpen(fact.ToStored(), out _) is not { } opened)
        {
            IsComplete = false;
            return;
        }

        foreach (var disclosure in opened.Disclosures) Add(disclosure.Value);
        if (opened.Type == nameof(Intake.ItemReceived) && opened.Fields.Digest("sha256") is { } item)
            _items.Add(item);
        _derivatives.Add(opened);
    }

    private void Add(JsonValue value)
    {
        switch (value)
        {
            case JsonValue.Text { Value: { Length: 2 * Hash32.Size } text }:
                if (Hash32.TryParseHex(text, out var digest)) _named.Add(digest);
                break;
            case JsonValue.List list:
                foreach (var item in list.Items) Add(item);
                break;
            case JsonValue.Map map:
                foreach (var (_, member) in map.Members) Add(member);
                break;
        }
    }
}
