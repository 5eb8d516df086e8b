using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index.Scanning;

/// <summary>
/// Distances of 512 hashes to a query at once, by adding up their differing bits in vectors that hold one
/// binary digit of all 512 sums each (vertical counters; a full adder is two functions of three vectors).
/// </summary>
internal readonly unsafe struct PlaneCounter512 : IPlaneCounter
{
    private const int PlaneBytes = 512 / 8;

    public static int Rows => 512;

    /// <inheritdoc/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Turn(PdqHash* rows, byte* planes, int bits)
    {
        var columns = stackalloc Vector512<ulong>[64];
        for (var first = 0; first < bits; first += 64)
        {
            var word = (ulong*)rows + (first / 64);
            for (var row = 0; row < 64; row++)
            {
                columns[row] = Vector512.Create(
                    word[4 * row], word[4 * (row + 64)], word[4 * (row + 128)], word[4 * (row + 192)],
                    word[4 * (row + 256)], word[4 * (row + 320)], word[4 * (row + 384)],
                    word[4 * (row + 448)]);
            }

            Transpose(columns);
            var count = Math.Min(64, bits - first);
            for (var bit = 0; bit < count; bit++)
            {
                var plane = planes + (2 * (first + bit) * PlaneBytes);
                columns[bit].Store((ulong*)plane);
                (~columns[bit]).Store((ulong*)(plane + PlaneBytes));
            }
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Within(byte* planes, int* places, int bits, int radius, Span<ulong> passed)
    {
        var zero = Vector512<ulong>.Zero;
        var (ones, twos, fours, eights) = (zero, zero, zero, zero);
        var (n16, n32, n64, n128) = (zero, zero, zero, zero);
        var over = zero;
        for (var end = places + bits; places < end; places += 16)
        {
            var first = Eight(planes, places, ref ones, ref twos, ref fours);
            var second = Eight(planes, places + 8, ref ones, ref twos, ref fours);
            var carry = Most(eights, first, second);
            eights = Odd(eights, first, second);
            (n16, carry) = (n16 ^ carry, n16 & carry);
            (n32, carry) = (n32 ^ carry, n32 & carry);
            (n64, carry) = (n64 ^ carry, n64 & carry);
            (n128, carry) = (n128 ^ carry, n128 & carry);
            over |= carry;
        }

        // Digit by digit from the smallest: a greater digit decides, an equal one leaves it to those below.
        var greater = Greater(ones, radius & 1, zero);
        greater = Greater(twos, radius & 2, greater);
        greater = Greater(fours, radius & 4, greater);
        greater = Greater(eights, radius & 8, greater);
        greater = Greater(n16, radius & 16, greater);
        greater = Greater(n32, radius & 32, greater);
        greater = Greater(n64, radius & 64, greater);
        greater = Greater(n128, radius & 128, greater) | over;
        if (greater == Vector512<ulong>.AllBitsSet) return false;
        (~greater).CopyTo(passed);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Greater(Vector512<ulong> digit, int wanted, Vector512<ulong> below) =>
        wanted == 0 ? digit | below : digit & below;

    /// <summary>Adds eight planes; what carries over into the eights is returned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Eight(
        byte* planes, int* places, ref Vector512<ulong> ones, ref Vector512<ulong> twos,
        ref Vector512<ulong> fours)
    {
        var four = Four(planes, places, ref ones, ref twos);
        var other = Four(planes, places + 4, ref ones, ref twos);
        var carry = Most(fours, four, other);
        fours = Odd(fours, four, other);
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Four(
        byte* planes, int* places, ref Vector512<ulong> ones, ref Vector512<ulong> twos)
    {
        var two = Two(planes, places, ref ones);
        var other = Two(planes, places + 2, ref ones);
        var carry = Most(twos, two, other);
        twos = Odd(twos, two, other);
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Two(byte* planes, int* places, ref Vector512<ulong> ones)
    {
        var one = Vector512.Load((ulong*)(planes + places[0]));
        var other = Vector512.Load((ulong*)(planes + places[1]));
        var carry = Most(ones, one, other);
        ones = Odd(ones, one, other);
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Odd(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) =>
        Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x96) : a ^ b ^ c;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Most(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) =>
        Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0xE8) : (a & b) | (c & (a | b));

    /// <summary>
    /// Turns 8 matrices of 64 x 64 bits about their diagonals, by exchanging ever smaller squares
    /// (Warren, Hacker's Delight, 7-3).
    /// </summary>
    private static void Transpose(Vector512<ulong>* columns)
    {
        var mask = 0x00000000FFFFFFFFUL;
        for (var side = 32; side != 0; side >>= 1, mask ^= mask << side)
        {
            var lower = Vector512.Create(mask);
            for (var k = 0; k < 64; k = ((k | side) + 1) & ~side)
            {
                var swapped = ((columns[k] >> side) ^ columns[k | side]) & lower;
                columns[k | side] ^= swapped;
                columns[k] ^= swapped << side;
            }
        }
    }
}
