using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Probative.Fingerprints.Index.Scanning;

namespace Probative.Fingerprints.Index.Searching;

/// <summary>
/// Finds the marks of a bucket that differ from a wanted one in few bits. Taking away the lowest set bit as
/// often as bits may differ leaves nothing of those, which needs no counting of bits.
/// </summary>
internal static unsafe class MarkScan
{
    /// <summary>Appends the places of those that pass, and returns the new count.</summary>
    /// <param name="marks">All marks, readable for 64 bytes beyond the last.</param>
    /// <param name="from">The first place.</param>
    /// <param name="to">The place behind the last.</param>
    /// <param name="wanted">The mark that is wanted.</param>
    /// <param name="mask">The bits that count.</param>
    /// <param name="bound">In so many they may differ, 0 or more.</param>
    /// <param name="found">Room for as many places as there are marks, from <paramref name="count"/>.</param>
    /// <param name="count">How many places are there already.</param>
    /// <param name="path">By what to compare.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(
        ushort* marks, uint from, uint to, ushort wanted, ushort mask, int bound, uint* found, int count,
        ScanPath path) => path switch
        {
            ScanPath.Planes512 => In512(marks, from, to, wanted, mask, bound, found, count),
            ScanPath.Planes256 => In256(marks, from, to, wanted, mask, bound, found, count),
            _ => OneByOne(marks, from, to, wanted, mask, bound, found, count),
        };

    private static int OneByOne(
        ushort* marks, uint from, uint to, ushort wanted, ushort mask, int bound, uint* found, int count)
    {
        for (var place = from; place < to; place++)
        {
            found[count] = place;
            if (BitOperations.PopCount((uint)((marks[place] ^ wanted) & mask)) <= bound) count++;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int In512(
        ushort* marks, uint from, uint to, ushort wanted, ushort mask, int bound, uint* found, int count)
    {
        var (all, counted) = (Vector512.Create(wanted), Vector512.Create(mask));
        for (var place = from; place < to; place += (uint)Vector512<ushort>.Count)
        {
            var rest = (Vector512.Load(marks + place) ^ all) & counted;
            for (var i = 0; i < bound; i++) rest &= rest + Vector512<ushort>.AllBitsSet;
            var bits = Vector512.Equals(rest, Vector512<ushort>.Zero).ExtractMostSignificantBits();
            if (to - place < Vector512<ushort>.Count) bits &= (1UL << (int)(to - place)) - 1;
            for (; bits != 0; bits &= bits - 1)
            {
                found[count++] = place + (uint)BitOperations.TrailingZeroCount(bits);
            }
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int In256(
        ushort* marks, uint from, uint to, ushort wanted, ushort mask, int bound, uint* found, int count)
    {
        var (all, counted) = (Vector256.Create(wanted), Vector256.Create(mask));
        for (var place = from; place < to; place += (uint)Vector256<ushort>.Count)
        {
            var rest = (Vector256.Load(marks + place) ^ all) & counted;
            for (var i = 0; i < bound; i++) rest &= rest + Vector256<ushort>.AllBitsSet;
            var bits = Vector256.Equals(rest, Vector256<ushort>.Zero).ExtractMostSignificantBits();
            if (to - place < Vector256<ushort>.Count) bits &= (1U << (int)(to - place)) - 1;
            for (; bits != 0; bits &= bits - 1)
            {
                found[count++] = place + (uint)BitOperations.TrailingZeroCount(bits);
            }
        }

        return count;
    }
}
