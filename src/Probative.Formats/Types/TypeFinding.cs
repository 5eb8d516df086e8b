namespace Probative.Formats.Types;

/// <summary>A type that is recognisable in the bytes.</summary>
/// <param name="Type">The type.</param>
/// <param name="Offset">Where the thing of this type begins.</param>
/// <param name="Evidence">What was read; never empty except for an unknown type.</param>
/// <param name="IsGuess">
/// True when what was read is usual for the type and does not define it: no signature stands there.
/// </param>
public sealed record TypeFinding(
    FileType Type, long Offset, IReadOnlyList<TypeEvidence> Evidence, bool IsGuess = false);
