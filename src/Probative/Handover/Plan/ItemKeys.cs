using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Handover.Plan;

/// <summary>
/// Item keys that a person gave, and what they turned out to mean: each has to mean exactly one item.
/// </summary>
internal sealed class ItemKeys
{
    private readonly HashSet<ItemKey> _all = [];
    private readonly Dictionary<Id, ItemKey> _ids = [];
    private readonly Dictionary<Hash32, ItemKey> _digests = [];
    private readonly List<ItemKey> _prefixes = [];
    private readonly Dictionary<ItemKey, long> _met = [];

    public bool IsEmpty => _all.Count == 0;

    /// <summary>Keys that name nothing in the case.</summary>
    public IEnumerable<ItemKey> Unknown => _all.Where(key => !_met.ContainsKey(key));

    /// <summary>Keys that name several items of the case.</summary>
    public IEnumerable<ItemKey> Ambiguous => _met.Where(met => met.Value > 1).Select(met => met.Key);

    public void Add(ItemKey key)
    {
        if (!_all.Add(key)) return;
        if (Id.TryParse(key.Digits, out var id)) _ids.Add(id, key);
        else if (Hash32.TryParseHex(key.Digits, out var digest)) _digests.Add(digest, key);
        if (!key.IsWhole) _prefixes.Add(key);
    }

    /// <summary>The keys that mean this item. Called once for each item of the case.</summary>
    public IEnumerable<ItemKey> Of(SurveyedItem item)
    {
        var keys = new List<ItemKey>();
        if (_ids.TryGetValue(item.Id, out var byId)) keys.Add(byId);
        if (item.Sha256 is { } sha256 && _digests.TryGetValue(sha256, out var byDigest)) keys.Add(byDigest);
        keys.AddRange(_prefixes.Where(prefix => prefix.Holds(item)));
        foreach (var key in keys)
        {
            _met[key] = _met.GetValueOrDefault(key) + 1;
        }

        return keys;
    }
}
