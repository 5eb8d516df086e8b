using Probative.Kernel.Ids;

namespace Probative.Matching;

/// <summary>Items that matches join, by way of any number of others.</summary>
internal sealed class KnownGroups
{
    // Tarjan, "Efficiency of a good but not linear set union algorithm" (1975).
    private readonly Dictionary<ItemId, ItemId> _above = [];
    private readonly Dictionary<ItemId, int> _sizes = [];

    /// <summary>From now on both are in one group.</summary>
    public void Join(ItemId one, ItemId other)
    {
        var (top, under) = (TopOf(one), TopOf(other));
        if (top == under) return;
        if (SizeOf(top) < SizeOf(under)) (top, under) = (under, top);
        _sizes[top] = SizeOf(top) + SizeOf(under);
        _above[under] = top;
    }

    public bool AreOne(ItemId one, ItemId other) => TopOf(one) == TopOf(other);

    /// <summary>How many items its group has, itself too.</summary>
    public int SizeOf(ItemId item) => _sizes.GetValueOrDefault(TopOf(item), 1);

    private ItemId TopOf(ItemId item)
    {
        while (_above.TryGetValue(item, out var above))
        {
            if (_above.TryGetValue(above, out var next)) _above[item] = next;
            item = above;
        }

        return item;
    }
}
