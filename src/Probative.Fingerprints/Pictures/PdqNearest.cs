using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Probative.Fingerprints.Pictures;

/// <summary>
/// Takes the 512 nearest pixels out of rows of luma of one width: the floor of place · width / 512. A
/// processor that can pick bytes out of 64 does a group of places at once, if all lie in 64.
/// </summary>
internal sealed class PdqNearest
{
    private const int Side = PdqHasher.ReducedSide;
    private const int Lanes = 16;

    private readonly int[] _starts = [];
    private readonly byte[] _picks = [];
    private readonly int _group;

    public PdqNearest(int width)
    {
        Width = width;
        var isWide = width >= Vector512<byte>.Count;
        for (_group = Lanes; _group > 0 && !(isWide && IsNarrow(_group)); _group /= 2) { }
        if (_group == 0 || !Avx512Vbmi.IsSupported) return;
        _starts = new int[Side / _group];
        _picks = new byte[_starts.Length * Lanes];
        for (var i = 0; i < Side; i++)
        {
            ref var start = ref _starts[i / _group];
            if (i % _group == 0) start = Math.Min(Place(i), width - Vector512<byte>.Count);
            _picks[(i / _group * Lanes) + (i % _group)] = (byte)(Place(i) - start);
        }
    }

    public int Width { get; }

    /// <summary>Reads a row into 512 bytes, after which there is room for sixteen more.</summary>
    public void Read(ReadOnlySpan<byte> row, Span<byte> to)
    {
        if (_starts.Length == 0)
        {
            ReadSingly(row, to);
            return;
        }

        ref var from = ref MemoryMarshal.GetReference(row[..Width]);
        ref var target = ref to[..(Side + Lanes)][0];
        ref var picks = ref _picks[0];
        for (var i = 0; i < _starts.Length; i++)
        {
            var bytes = Vector512.LoadUnsafe(ref from, (nuint)_starts[i]);
            var pick = Vector128.LoadUnsafe(ref picks, (nuint)(i * Lanes));
            var picked = Avx512Vbmi.PermuteVar64x8(bytes, pick.ToVector256Unsafe().ToVector512Unsafe());
            // What a small group leaves behind it the next one overwrites.
            picked.GetLower().GetLower().StoreUnsafe(ref target, (nuint)(i * _group));
        }
    }

    private int Place(int i) => (int)((long)i * Width / Side);

    private bool IsNarrow(int group)
    {
        for (var i = 0; i < Side; i += group)
        {
            if (Place(i + group - 1) - Place(i) >= Vector512<byte>.Count) return false;
        }

        return true;
    }

    private void ReadSingly(ReadOnlySpan<byte> row, Span<byte> to)
    {
        // The last place is 511/512 of the width, so all lie in the row.
        ref var from = ref MemoryMarshal.GetReference(row[..Width]);
        ref var target = ref to[..Side][0];
        var step = (nuint)Width;
        nuint at = 0;
        for (nuint i = 0; i < Side; i += 4, at += 4 * step)
        {
            Unsafe.Add(ref target, i) = Unsafe.Add(ref from, at / Side);
            Unsafe.Add(ref target, i + 1) = Unsafe.Add(ref from, (at + step) / Side);
            Unsafe.Add(ref target, i + 2) = Unsafe.Add(ref from, (at + (2 * step)) / Side);
            Unsafe.Add(ref target, i + 3) = Unsafe.Add(ref from, (at + (3 * step)) / Side);
        }
    }
}
