namespace Probative.Fingerprints.Index.Segments;

/// <summary>
/// An entry with more than one tag. Its tags, and those of entries behind it, stand so much further on than
/// they would if each entry had one.
/// </summary>
/// <param name="Entry">The number of the entry.</param>
/// <param name="Further">The tags beyond the first of this entry and of all before it.</param>
internal readonly record struct Repeat(uint Entry, uint Further);
