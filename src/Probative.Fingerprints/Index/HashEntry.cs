using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index;

/// <summary>One hash in an index, and what the caller knows it by.</summary>
/// <param name="Hash">The 256 bits.</param>
/// <param name="Tag">
/// Any number that the caller gives it, such as the ordinal of an item and below it that of a frame. Several
/// entries may have one tag; removing is by tag.
/// </param>
public readonly record struct HashEntry(PdqHash Hash, ulong Tag);
