namespace Probative.Fingerprints.Index;

/// <summary>An entry that lies near a query.</summary>
/// <param name="Tag">The tag under which it was added.</param>
/// <param name="Distance">How many bits differ, 0 to 256.</param>
public readonly record struct HashMatch(ulong Tag, int Distance) : IComparable<HashMatch>
{
    /// <summary>The nearer first; of equally near ones the smaller tag.</summary>
    /// <param name="other">Another match of the same query.</param>
    public int CompareTo(HashMatch other) =>
        Distance != other.Distance ? Distance.CompareTo(other.Distance) : Tag.CompareTo(other.Tag);

    /// <summary>Whether one comes before another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(HashMatch left, HashMatch right) => left.CompareTo(right) < 0;

    /// <summary>Whether one comes behind another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(HashMatch left, HashMatch right) => left.CompareTo(right) > 0;

    /// <summary>Whether one comes before another or is the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(HashMatch left, HashMatch right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one comes behind another or is the same.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(HashMatch left, HashMatch right) => left.CompareTo(right) >= 0;
}
