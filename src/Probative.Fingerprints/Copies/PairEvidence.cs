namespace Probative.Fingerprints.Copies;

/// <summary>That two samples may show the same.</summary>
/// <param name="First">The sample of the first film.</param>
/// <param name="Second">The sample of the second film.</param>
/// <param name="IsMirrored">Whether one of them is mirrored.</param>
/// <param name="Weight">Distinct areas in which local features agree, and what PDQ adds; 2 or more.</param>
internal readonly record struct PairEvidence(int First, int Second, bool IsMirrored, int Weight);
