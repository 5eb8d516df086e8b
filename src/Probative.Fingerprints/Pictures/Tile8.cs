using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Probative.Fingerprints.Pictures;

/// <summary>Turns rows into columns, which moves numbers and rounds none.</summary>
internal static class Tile8
{
    /// <summary>Reads eight rows of four numbers as four columns of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Columns(
        ref float rows,
        nuint pitch,
        out Vector256<float> first,
        out Vector256<float> second,
        out Vector256<float> third,
        out Vector256<float> fourth)
    {
        if (!Avx.IsSupported)
        {
            first = Column(ref rows, pitch);
            second = Column(ref Unsafe.Add(ref rows, 1), pitch);
            third = Column(ref Unsafe.Add(ref rows, 2), pitch);
            fourth = Column(ref Unsafe.Add(ref rows, 3), pitch);
            return;
        }

        // A half of each vector comes straight from memory, so that no shuffle has to cross the halves.
        var row0 = Pair(ref rows, 0, 4 * pitch);
        var row1 = Pair(ref rows, pitch, 5 * pitch);
        var row2 = Pair(ref rows, 2 * pitch, 6 * pitch);
        var row3 = Pair(ref rows, 3 * pitch, 7 * pitch);
        var low01 = Avx.UnpackLow(row0, row1);
        var high01 = Avx.UnpackHigh(row0, row1);
        var low23 = Avx.UnpackLow(row2, row3);
        var high23 = Avx.UnpackHigh(row2, row3);
        first = Avx.Shuffle(low01, low23, 0x44);
        second = Avx.Shuffle(low01, low23, 0xEE);
        third = Avx.Shuffle(high01, high23, 0x44);
        fourth = Avx.Shuffle(high01, high23, 0xEE);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Pair(ref float rows, nuint lower, nuint upper) => Vector256.Create(
        Vector128.LoadUnsafe(ref rows, lower), Vector128.LoadUnsafe(ref rows, upper));

    private static Vector256<float> Column(ref float top, nuint pitch) => Vector256.Create(
        top,
        Unsafe.Add(ref top, pitch),
        Unsafe.Add(ref top, 2 * pitch),
        Unsafe.Add(ref top, 3 * pitch),
        Unsafe.Add(ref top, 4 * pitch),
        Unsafe.Add(ref top, 5 * pitch),
        Unsafe.Add(ref top, 6 * pitch),
        Unsafe.Add(ref top, 7 * pitch));
}
