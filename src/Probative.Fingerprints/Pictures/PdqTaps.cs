using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Probative.Fingerprints.Pictures;

/// <summary>
/// Both passes across of a row of 512 pixels, at the 64 kept columns: seven pixels weighted 1 2 3 4 3 2 1,
/// in whole numbers. Column j has its weights on the pixels from 8j + 2 on; that of the last column lies
/// past the end, so what stands in it means nothing.
/// </summary>
internal static class PdqTaps
{
    /// <summary>How many bytes of the row are looked at; those past 512 may be any.</summary>
    public const int ReadBytes = 514;

    /// <summary>Eight weights a column; the eighth pixel belongs to none.</summary>
    private const long Weights = 0x0001020304030201;

    private const int Columns = PdqAxis.Samples;
    private const int Stride = 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum(ref byte row, ref int to)
    {
        if (Avx512BW.IsSupported) Sum512(ref row, ref to);
        else if (Avx2.IsSupported) Sum256(ref row, ref to);
        else SumSingly(ref row, ref to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sum512(ref byte row, ref int to)
    {
        var weights = Vector512.Create(Weights).AsSByte();
        var ones = Vector512<short>.One;
        for (nuint i = 0; i < Columns; i += 16)
        {
            var left = Vector512.LoadUnsafe(ref row, (i * Stride) + 2);
            var right = Vector512.LoadUnsafe(ref row, (i * Stride) + 66);
            var lefts = Avx512BW.MultiplyAddAdjacent(Avx512BW.MultiplyAddAdjacent(left, weights), ones);
            var rights = Avx512BW.MultiplyAddAdjacent(Avx512BW.MultiplyAddAdjacent(right, weights), ones);
            // Packing goes by quarters, two sums of the left and two of the right in each.
            var sums = Avx512BW.MultiplyAddAdjacent(Avx512BW.PackSignedSaturate(lefts, rights), ones);
            var order = Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7);
            Avx512F.PermuteVar8x64(sums.AsInt64(), order).AsInt32().StoreUnsafe(ref to, i);
        }
    }

    public static void Sum256(ref byte row, ref int to)
    {
        var weights = Vector256.Create(Weights).AsSByte();
        var ones = Vector256<short>.One;
        for (nuint i = 0; i < Columns; i += 8)
        {
            var left = Vector256.LoadUnsafe(ref row, (i * Stride) + 2);
            var right = Vector256.LoadUnsafe(ref row, (i * Stride) + 34);
            var lefts = Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(left, weights), ones);
            var rights = Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(right, weights), ones);
            var sums = Avx2.MultiplyAddAdjacent(Avx2.PackSignedSaturate(lefts, rights), ones);
            Avx2.Permute4x64(sums.AsInt64(), 0b_11_01_10_00).AsInt32().StoreUnsafe(ref to, i);
        }
    }

    public static void SumSingly(ref byte row, ref int to)
    {
        for (nuint i = 0; i < Columns; i++)
        {
            ref var first = ref Unsafe.Add(ref row, (i * Stride) + 2);
            var outer = first + Unsafe.Add(ref first, 6);
            var inner = Unsafe.Add(ref first, 1) + Unsafe.Add(ref first, 5);
            var near = Unsafe.Add(ref first, 2) + Unsafe.Add(ref first, 4);
            Unsafe.Add(ref to, i) = outer + (2 * inner) + (3 * near) + (4 * Unsafe.Add(ref first, 3));
        }
    }
}
