namespace Probative.Formats.Texts;

/// <summary>One piece of a subtitle file: what is shown, and when.</summary>
/// <param name="Start">From the beginning of the film.</param>
/// <param name="End">From the beginning of the film.</param>
/// <param name="TextStart">Where its text begins in the text of the whole file, in UTF-16 code units.</param>
/// <param name="TextLength">In UTF-16 code units; marks of style are left out.</param>
/// <param name="Offset">The offset of its first byte, that of its number or its line of times.</param>
/// <param name="SizeBytes">To the end of its last line, without the line's break.</param>
/// <param name="Name">Its number or identifier, or who speaks; null where none stands.</param>
public sealed record Cue(
    TimeSpan Start, TimeSpan End, int TextStart, int TextLength, long Offset, long SizeBytes, string? Name);
