namespace Probative.Fingerprints.Index;

/// <summary>The tags from one to another, both included.</summary>
/// <param name="First">The smallest.</param>
/// <param name="Last">The greatest, not below <paramref name="First"/>.</param>
public readonly record struct TagRange(ulong First, ulong Last)
{
    /// <summary>Whether a tag lies in it.</summary>
    /// <param name="tag">The tag.</param>
    public bool Contains(ulong tag) => First <= tag && tag <= Last;
}
