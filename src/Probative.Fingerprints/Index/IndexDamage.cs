namespace Probative.Fingerprints.Index;

/// <summary>What is wrong with a file of an index.</summary>
/// <param name="File">Its name.</param>
/// <param name="Problem">In words for a person.</param>
public sealed record IndexDamage(string File, string Problem);
