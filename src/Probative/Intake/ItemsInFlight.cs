using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Intake;

/// <summary>
/// Gives the same bytes in a case the same item. The view knows every acknowledged fact; those that are not
/// acknowledged yet are held here, a few hundred at most.
/// </summary>
internal sealed class ItemsInFlight(IVault vault, CaseId @case)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Hash32, (ItemId Item, int Facts)> _items = [];

    /// <summary>The item of these bytes, and whether the case had it before.</summary>
    public (ItemId Item, bool IsKnown) Take(Hash32 sha256)
    {
        lock (_lock)
        {
            if (_items.TryGetValue(sha256, out var held))
            {
                _items[sha256] = (held.Item, held.Facts + 1);
                return (held.Item, true);
            }
        }

        // Only the recorder of the run calls this, so nothing adds the digest between the two locks.
        var found = vault.Views.FindItem(@case, sha256);
        var item = found ?? ItemId.New();
        lock (_lock) _items.Add(sha256, (item, 1));
        return (item, found is not null);
    }

    /// <summary>The fact that names the item is acknowledged.</summary>
    public void Acknowledge(Hash32 sha256)
    {
        lock (_lock)
        {
            var held = _items[sha256];
            if (held.Facts == 1) _items.Remove(sha256);
            else _items[sha256] = (held.Item, held.Facts - 1);
        }
    }
}
