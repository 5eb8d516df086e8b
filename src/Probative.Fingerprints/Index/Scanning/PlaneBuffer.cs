using System.Runtime.InteropServices;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index.Scanning;

/// <summary>
/// Room for the planes of some hundred hashes: for each bit position the bits of all of them, and behind it
/// their opposites, so that a query's differing bits are one or the other and cost nothing to make.
/// </summary>
internal sealed unsafe class PlaneBuffer : IDisposable
{
    private const int LineBytes = 64;

    private readonly int _planeBytes;
    private readonly int _bits;

    public PlaneBuffer(int planeBytes, int bits)
    {
        _planeBytes = planeBytes;
        _bits = bits;
        Start = (byte*)NativeMemory.AlignedAlloc((nuint)(2 * bits * planeBytes), LineBytes);
    }

    public byte* Start { get; private set; }

    /// <summary>For each query and bit, where the plane of the hashes that differ in it begins.</summary>
    public int[] Places(ReadOnlySpan<PdqHash> queries)
    {
        var places = new int[queries.Length * _bits];
        for (var query = 0; query < queries.Length; query++)
        {
            for (var bit = 0; bit < _bits; bit++)
            {
                var plane = (2 * bit) + (queries[query][bit] ? 1 : 0);
                places[(query * _bits) + bit] = plane * _planeBytes;
            }
        }

        return places;
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(Start);
        Start = null;
    }
}
