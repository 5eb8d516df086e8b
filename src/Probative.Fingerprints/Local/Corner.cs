namespace Probative.Fingerprints.Local;

/// <summary>A corner of one level.</summary>
/// <param name="X">Its column.</param>
/// <param name="Y">Its row.</param>
/// <param name="Strength">Above 0.</param>
internal readonly record struct Corner(int X, int Y, long Strength);
