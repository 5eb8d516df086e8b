namespace Probative.Reading;

/// <summary>
/// Where words stand in an item, in bytes from 0, with a little of the text around them to tell them apart.
/// </summary>
public sealed record Occurrence(long Start, long End, string Before, string After);
