namespace Probative.Formats.Texts;

/// <summary>The cues of a subtitle file.</summary>
/// <param name="Format"><c>SubRip</c>, <c>WebVTT</c> or <c>SubStation</c>.</param>
/// <param name="Text">What is shown, cue by cue, with a line break between them.</param>
/// <param name="Cues">At most 100,000 of them, in the order of the file.</param>
/// <param name="IsWhole">False when the file is longer than what was read of it.</param>
/// <param name="Damage">What was found wrong, with offsets.</param>
public sealed record SubtitleReport(
    string Format, MappedText Text, IReadOnlyList<Cue> Cues, bool IsWhole, DamageList Damage);
