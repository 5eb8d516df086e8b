namespace Probative.Fingerprints.Copies;

/// <summary>That the sound of two films is of one event, whoever recorded it.</summary>
/// <param name="OffsetSeconds">The time of the first film at the beginning of the second.</param>
/// <param name="DriftPartsPerMillion">
/// By how much the first film's clock runs faster than the second's; null where the sound is too short to
/// tell.
/// </param>
/// <param name="OverlapSeconds">How long both sound together.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record SoundAgreement(
    double OffsetSeconds, double? DriftPartsPerMillion, double OverlapSeconds, double Confidence);
