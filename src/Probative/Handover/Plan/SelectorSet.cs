using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Handover.Plan;

/// <summary>
/// The selectors that a person gave for one purpose, ready to be asked about a fact or a field. It
/// remembers which of them ever applied: one that never did is a slip of the pen, and what was meant would
/// leave the house.
/// </summary>
internal sealed class SelectorSet
{
    private readonly List<(string Text, Selector Selector)> _all = [];
    private readonly Dictionary<Selector, string> _reasons = [];
    private readonly HashSet<Selector> _used = [];
    private readonly List<Selector.NamedItems> _named = [];
    private readonly Dictionary<Id, string> _items = [];
    private readonly Dictionary<(Id, string), Selector> _itemFields = [];

    public bool HasFields => _reasons.Keys.Any(s => !IsWhole(s));

    /// <summary>What was given and never applied, as it was written.</summary>
    public IEnumerable<string> Unused =>
        _all.Where(given => !_used.Contains(given.Selector)).Select(s => s.Text);

    /// <summary>The items that are named: what they mean is known after <see cref="Bind"/>.</summary>
    public ItemKeys Keys { get; } = new();

    /// <summary>Takes a selector. False if the text is none.</summary>
    public bool TryAdd(string text, string reason)
    {
        if (!Selector.TryParse(text, out var selector)) return false;
        _all.Add((text, selector));
        if (selector is Selector.NamedItems named) _named.Add(named);
        _reasons[selector] = reason;
        return true;
    }

    /// <summary>Selectors of fields that stand as long as their fact does, as they were written.</summary>
    public IEnumerable<string> NotAlone => _all
        .Where(given => given.Selector.FieldName is { } name && !FieldPolicy.CanBeWithheldAlone(name))
        .Select(given => given.Text);

    /// <summary>True if some selector is a whole fact or item: only to withhold can one point at
    /// these.</summary>
    public bool PointsAtWholes => _reasons.Keys.Any(IsWhole);

    /// <summary>Binds ids and digests to the items of the case, once these are known.</summary>
    public void Bind(IEnumerable<SurveyedItem> items)
    {
        var byKey = _reasons.Keys
            .Select(selector => (Key: KeyOf(selector), Selector: selector))
            .Where(pair => pair.Key is not null)
            .ToLookup(pair => pair.Key!.Value, pair => pair.Selector);
        foreach (var group in byKey) Keys.Add(group.Key);
        if (Keys.IsEmpty) return;
        foreach (var item in items)
        {
            foreach (var selector in Keys.Of(item).SelectMany(key => byKey[key]))
            {
                if (selector is Selector.ItemField field)
                {
                    _itemFields[(item.Id, field.Field)] = selector;
                }
                else _items[item.Id] = Use(selector);
            }
        }
    }

    /// <summary>Marks an item one of whose names is of a pattern that was given.</summary>
    public void Meet(Id item, string name)
    {
        foreach (var named in _named)
        {
            if (ItemSelection.IsNamed(name, named.Pattern)) _items[item] = Use(named);
        }
    }

    public string? ForItem(Id item) => _items.GetValueOrDefault(item);

    public string? ForFact(long number) => Find(new Selector.OneFact(number));

    /// <summary>The reason given for a field of a fact about <paramref name="item"/>, the narrowest
    /// first.</summary>
    public string? ForField(long number, Id? item, string field)
    {
        if (_reasons.Count == 0) return null;
        if (Find(new Selector.FactField(number, field)) is { } narrow) return narrow;
        if (item is { } about && _itemFields.TryGetValue((about, field), out var given))
        {
            return Use(given);
        }

        return Find(new Selector.AnyField(field));
    }

    /// <summary>
    /// Marks the selectors of fields that a fact has, whatever becomes of it: a field of a fact that is
    /// withheld as a whole was no slip of the pen.
    /// </summary>
    public void Meet(RecordedFact fact, Id? item)
    {
        if (_used.Count == _reasons.Count) return;
        foreach (var field in fact.Disclosures)
        {
            _ = ForField(fact.Number, item, field.Name);
        }
    }

    private static bool IsWhole(Selector selector) =>
        selector is Selector.OneFact or Selector.OneItem or Selector.NamedItems;

    private static ItemKey? KeyOf(Selector selector) => selector switch
    {
        Selector.OneItem item => item.Key,
        Selector.ItemField field => field.Key,
        _ => null,
    };

    private string? Find(Selector selector) => _reasons.ContainsKey(selector) ? Use(selector) : null;

    private string Use(Selector selector)
    {
        _used.Add(selector);
        return _reasons[selector];
    }
}
