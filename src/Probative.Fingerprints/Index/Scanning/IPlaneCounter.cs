using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index.Scanning;

/// <summary>Distances of many hashes to a query at once, of as many as its vectors have bits.</summary>
internal unsafe interface IPlaneCounter
{
    /// <summary>How many hashes are compared at once: a multiple of 64.</summary>
    static abstract int Rows { get; }

    /// <summary>
    /// Writes the planes of that many hashes: plane 2k has bit k of hash 64·g + r as bit r of its word g,
    /// plane 2k + 1 the opposite.
    /// </summary>
    static abstract void Turn(PdqHash* rows, byte* planes, int bits);

    /// <summary>
    /// Whether any of the hashes differs from the query in no more than so many of the counted bits; then
    /// the bits of those that do not are set.
    /// </summary>
    static abstract bool Within(byte* planes, int* places, int bits, int radius, Span<ulong> passed);
}
