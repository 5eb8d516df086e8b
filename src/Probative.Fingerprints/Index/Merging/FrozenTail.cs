using Probative.Fingerprints.Index.Tails;

namespace Probative.Fingerprints.Index.Merging;

/// <summary>A tail that is written no more and waits to become a part of a segment.</summary>
/// <param name="Number">The number in its name.</param>
/// <param name="Blocks">Its entries.</param>
/// <param name="Sequence">The number of the last removal up to its end.</param>
/// <param name="Position">The caller's position at its end.</param>
internal sealed record FrozenTail(int Number, IReadOnlyList<TailBlock> Blocks, long Sequence, ulong Position);
