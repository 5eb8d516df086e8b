namespace Probative.Fingerprints.Index.Searching;

/// <summary>An entry of a segment within the radius of a query.</summary>
/// <param name="Query">The place of the query.</param>
/// <param name="Entry">The number of the entry.</param>
/// <param name="Distance">How many bits differ.</param>
internal readonly record struct FoundEntry(int Query, int Entry, int Distance);
