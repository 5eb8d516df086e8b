namespace Probative.Formats.Texts;

/// <summary>A text and what was found wrong in it.</summary>
/// <param name="Text">The text; null where the bytes are no text that is read.</param>
/// <param name="IsWhole">False when the file is longer than what was read of it.</param>
/// <param name="Damage">What was found wrong, with offsets.</param>
public sealed record TextReport(MappedText? Text, bool IsWhole, DamageList Damage);
