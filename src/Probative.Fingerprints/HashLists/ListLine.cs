namespace Probative.Fingerprints.HashLists;

/// <summary>A line of a list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Offset">Where it begins, in bytes.</param>
/// <param name="Text">Without spaces around it; null where <paramref name="Fault"/> says why.</param>
/// <param name="Fault">Why it is no line that can be read; null otherwise.</param>
internal readonly record struct ListLine(long Number, long Offset, string? Text, string? Fault);
