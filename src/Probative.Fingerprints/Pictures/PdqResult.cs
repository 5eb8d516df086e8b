namespace Probative.Fingerprints.Pictures;

/// <summary>What hashing one picture gives.</summary>
/// <param name="Hash">The hash; zero for a picture under 5 pixels wide or high.</param>
/// <param name="Quality">
/// 0 to 100: how much the picture has in it that a hash could be of. Under 50, hashes of different pictures
/// lie close together and a match says little.
/// </param>
public readonly record struct PdqResult(PdqHash Hash, int Quality);
