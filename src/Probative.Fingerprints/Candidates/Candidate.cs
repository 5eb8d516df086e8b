namespace Probative.Fingerprints.Candidates;

/// <summary>A film that may show the same as the one that was searched for.</summary>
/// <param name="Film">The number under which it was added.</param>
/// <param name="IsMirrored">Whether it agrees better with left and right swapped.</param>
/// <param name="Strength">
/// By what the order goes, above 0: areas of the frame that agree, those that many films have counted for
/// less, and what frame hashes add. It orders the candidates of one search and is no probability.
/// </param>
/// <param name="Hashes">In how many of the samples a frame hash lies near one of the film's.</param>
/// <param name="Features">
/// Distinct areas of the frame in which local features agree, those of all samples together: 0 to 256.
/// </param>
public sealed record Candidate(uint Film, bool IsMirrored, double Strength, int Hashes, int Features);
