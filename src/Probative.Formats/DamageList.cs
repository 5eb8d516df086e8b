using System.Collections;

namespace Probative.Formats;

/// <summary>
/// Collects faults up to a bound and counts the rest, so that a file made of nothing but faults cannot fill
/// the memory of the one who reads it.
/// </summary>
public sealed class DamageList : IReadOnlyList<Damage>
{
    private readonly List<Damage> _kept = [];
    private readonly int _most;

    /// <summary>Makes an empty list that keeps at most <paramref name="most"/> faults.</summary>
    /// <param name="most">
    /// 100,000 by default: more than a person reads, and about 30 MB of memory at the lengths that occur.
    /// </param>
    public DamageList(int most = 100_000) => _most = most;

    /// <summary>The number of faults that were counted and not kept.</summary>
    public long NotKept { get; private set; }

    /// <summary>The number of entries, kept or not, that are no warnings.</summary>
    public long Errors { get; private set; }

    /// <inheritdoc/>
    public int Count => _kept.Count;

    /// <inheritdoc/>
    public Damage this[int index] => _kept[index];

    /// <summary>Adds one fault, or counts it when the list is full.</summary>
    public void Add(Damage damage)
    {
        if (!damage.IsWarning) Errors++;
        if (_kept.Count < _most) _kept.Add(damage);
        else NotKept++;
    }

    /// <summary>Adds every fault of another reader's list.</summary>
    public void AddRange(DamageList other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (Damage damage in other._kept) Add(damage);
        NotKept += other.NotKept;
    }

    /// <inheritdoc/>
    public IEnumerator<Damage> GetEnumerator() => _kept.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
