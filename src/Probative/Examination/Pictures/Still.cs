namespace Probative.Examination.Pictures;

/// <summary>What came of decoding a picture.</summary>
/// <param name="Frame">The picture, perhaps in part; null where there is none.</param>
/// <param name="Failure">Why there is none.</param>
/// <param name="Said">
/// What the program complained of; null for nothing. Decoders fill what they cannot read, and go on.
/// </param>
public sealed record Still(PixelFrame? Frame, ExaminationOutcome.Failed? Failure, string? Said);
