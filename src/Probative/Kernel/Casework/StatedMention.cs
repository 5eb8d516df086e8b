namespace Probative.Kernel.Casework;

/// <summary>
/// Words that name somebody or somewhere, and what they are taken to mean, as a person states it.
/// </summary>
/// <param name="Words">As they stand there.</param>
/// <param name="Means">`entity:ID` or `place:ID`, or the first four digits; null while nobody says
/// so.</param>
public sealed record StatedMention(string Words, string? Means);
