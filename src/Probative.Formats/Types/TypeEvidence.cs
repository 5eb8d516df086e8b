namespace Probative.Formats.Types;

/// <summary>One thing that was read and that speaks for a type.</summary>
/// <param name="Offset">The offset in the file.</param>
/// <param name="Reading">What stands there, as text or hexadecimal digits with what they are.</param>
public sealed record TypeEvidence(long Offset, string Reading);
