using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Copies;

/// <summary>An entry of a list of hashes, as offices exchange them.</summary>
/// <param name="Seconds">From the beginning of the film.</param>
/// <param name="Result">The hash and its quality.</param>
public readonly record struct TimedHash(double Seconds, PdqResult Result);
