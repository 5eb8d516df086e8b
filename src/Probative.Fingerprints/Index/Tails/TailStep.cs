namespace Probative.Fingerprints.Index.Tails;

/// <summary>One thing that a tail tells: entries that were added, or ranges that were removed.</summary>
/// <param name="Added">Entries, or null.</param>
/// <param name="Removed">Ranges, or null.</param>
internal readonly record struct TailStep(HashEntry[]? Added, TagRange[]? Removed);
