namespace Probative.Fingerprints.Index.Merging;

/// <summary>Where the next tail begins.</summary>
/// <param name="Number">Its number.</param>
/// <param name="PreviousLength">What counts of the tail before it.</param>
/// <param name="Unwritten">The entries of tails before it that are in no segment yet.</param>
internal readonly record struct TailPlace(int Number, long PreviousLength, int Unwritten);
