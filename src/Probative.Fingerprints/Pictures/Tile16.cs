using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Probative.Fingerprints.Pictures;

/// <summary>Turns rows into columns, which moves numbers and rounds none.</summary>
internal static class Tile16
{
    /// <summary>Reads sixteen rows of four numbers as four columns of sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(
        ref float rows,
        nuint pitch,
        out Vector512<float> first,
        out Vector512<float> second,
        out Vector512<float> third,
        out Vector512<float> fourth)
    {
        if (!Avx512F.IsSupported)
        {
            ref var lower = ref Unsafe.Add(ref rows, 8 * pitch);
            Tile8.Columns(ref rows, pitch, out var top0, out var top1, out var top2, out var top3);
            Tile8.Columns(ref lower, pitch, out var low0, out var low1, out var low2, out var low3);
            first = Vector512.Create(top0, low0);
            second = Vector512.Create(top1, low1);
            third = Vector512.Create(top2, low2);
            fourth = Vector512.Create(top3, low3);
            return;
        }

        // The quarters of each vector come straight from memory, so that no shuffle has to cross them.
        var row0 = Quarters(ref rows, pitch);
        var row1 = Quarters(ref Unsafe.Add(ref rows, pitch), pitch);
        var row2 = Quarters(ref Unsafe.Add(ref rows, 2 * pitch), pitch);
        var row3 = Quarters(ref Unsafe.Add(ref rows, 3 * pitch), pitch);
        var low01 = Avx512F.UnpackLow(row0, row1);
        var high01 = Avx512F.UnpackHigh(row0, row1);
        var low23 = Avx512F.UnpackLow(row2, row3);
        var high23 = Avx512F.UnpackHigh(row2, row3);
        first = Avx512F.Shuffle(low01, low23, 0x44);
        second = Avx512F.Shuffle(low01, low23, 0xEE);
        third = Avx512F.Shuffle(high01, high23, 0x44);
        fourth = Avx512F.Shuffle(high01, high23, 0xEE);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Quarters(ref float rows, nuint pitch)
    {
        var all = Vector128.LoadUnsafe(ref rows).ToVector256Unsafe().ToVector512Unsafe();
        all = Avx512F.InsertVector128(all, Vector128.LoadUnsafe(ref rows, 4 * pitch), 1);
        all = Avx512F.InsertVector128(all, Vector128.LoadUnsafe(ref rows, 8 * pitch), 2);
        return Avx512F.InsertVector128(all, Vector128.LoadUnsafe(ref rows, 12 * pitch), 3);
    }
}
