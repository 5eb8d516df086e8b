namespace Probative.Fingerprints.Sounds;

/// <summary>Items up to a limit, and how many more there were: hours of sound fit bounded memory.</summary>
/// <param name="limit">How many are kept.</param>
internal sealed class BoundedList<T>(int limit)
{
    private readonly List<T> _items = [];

    public IReadOnlyList<T> Items => _items;

    public long LeftOut { get; private set; }

    public void Add(T item)
    {
        if (_items.Count < limit) _items.Add(item);
        else LeftOut++;
    }
}
