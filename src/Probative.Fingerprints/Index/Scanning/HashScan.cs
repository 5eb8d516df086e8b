using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index.Scanning;

/// <summary>
/// Compares all hashes with all queries: exact at any radius. With enough queries, some hundred hashes are
/// turned into planes, one for each bit position, and every query adds up its differing bits for all of them
/// at once (<see cref="IPlaneCounter"/>); only hashes that could still lie within the radius are compared
/// one by one.
/// </summary>
internal static unsafe class HashScan
{
    // Turning hashes into planes costs as much as comparing them with so many queries one by one.
    private const int FewestForPlanes = 12;

    // The queries of one pass over the hashes: what they carry stays in the second cache.
    private const int QueriesInPass = 1024;

    /// <summary>The fastest that this machine has.</summary>
    public static ScanPath Best =>
        Vector512.IsHardwareAccelerated ? ScanPath.Planes512
        : Vector256.IsHardwareAccelerated ? ScanPath.Planes256
        : ScanPath.Portable;

    public static void Run<TSink>(
        PdqHash* rows, int count, ReadOnlySpan<PdqHash> queries, int radius, ref TSink sink, ScanPath path)
        where TSink : struct, IScanSink
    {
        if (path == ScanPath.Portable || queries.Length < FewestForPlanes || radius >= PdqHash.Bits)
        {
            OneByOne(rows, 0, count, queries, 0, radius, ref sink);
            return;
        }

        for (var first = 0; first < queries.Length; first += QueriesInPass)
        {
            var pass = queries.Slice(first, Math.Min(QueriesInPass, queries.Length - first));
            if (path == ScanPath.Planes512)
                Planes<PlaneCounter512, TSink>(rows, count, pass, first, radius, ref sink);
            else Planes<PlaneCounter256, TSink>(rows, count, pass, first, radius, ref sink);
        }
    }

    /// <summary>
    /// How many bits are added up before the rest is compared one by one: so many that unrelated hashes,
    /// which differ in half of them, seldom pass.
    /// </summary>
    public static int CountedBits(int radius)
    {
        const double deviations = 3.3;
        var bits = 64;
        while (bits < PdqHash.Bits && (bits / 2.0) - radius < deviations * Math.Sqrt(bits) / 2) bits += 32;
        return bits;
    }

    /// <summary>
    /// <see cref="PdqHash.Distance"/> without a copy of either: by value a scan one by one took half as long
    /// again.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Distance(ulong* left, ulong* right) =>
        BitOperations.PopCount(left[0] ^ right[0])
        + BitOperations.PopCount(left[1] ^ right[1])
        + BitOperations.PopCount(left[2] ^ right[2])
        + BitOperations.PopCount(left[3] ^ right[3]);

    private static void OneByOne<TSink>(
        PdqHash* rows, int from, int to, ReadOnlySpan<PdqHash> queries, int first, int radius, ref TSink sink)
        where TSink : struct, IScanSink
    {
        // As many rows as the first cache holds, for all queries, before the next.
        const int blockRows = 512;
        fixed (PdqHash* all = queries)
        {
            for (var start = from; start < to; start += blockRows)
            {
                var end = Math.Min(to, start + blockRows);
                for (var query = 0; query < queries.Length; query++)
                {
                    for (var row = start; row < end; row++)
                    {
                        var distance = Distance((ulong*)(rows + row), (ulong*)(all + query));
                        if (distance <= radius) sink.Found(first + query, row, distance);
                    }
                }
            }
        }
    }

    private static void Planes<TCounter, TSink>(
        PdqHash* rows, int count, ReadOnlySpan<PdqHash> queries, int first, int radius, ref TSink sink)
        where TCounter : struct, IPlaneCounter
        where TSink : struct, IScanSink
    {
        var bits = CountedBits(radius);
        using var planes = new PlaneBuffer(TCounter.Rows / 8, bits);
        var places = planes.Places(queries);
        Span<ulong> passed = stackalloc ulong[TCounter.Rows / 64];
        var row = 0;
        for (; row + TCounter.Rows <= count; row += TCounter.Rows)
        {
            TCounter.Turn(rows + row, planes.Start, bits);
            fixed (int* place = places)
            {
                for (var query = 0; query < queries.Length; query++)
                {
                    var mine = place + (query * bits);
                    if (!TCounter.Within(planes.Start, mine, bits, radius, passed)) continue;
                    Compare(rows, row, passed, queries, query, first, radius, ref sink);
                }
            }
        }

        OneByOne(rows, row, count, queries, first, radius, ref sink);
    }

    private static void Compare<TSink>(
        PdqHash* rows, int row, ReadOnlySpan<ulong> passed, ReadOnlySpan<PdqHash> queries, int query,
        int first, int radius, ref TSink sink)
        where TSink : struct, IScanSink
    {
        fixed (PdqHash* wanted = &MemoryMarshal.GetReference(queries[query..]))
        {
            for (var group = 0; group < passed.Length; group++)
            {
                for (var rest = passed[group]; rest != 0; rest &= rest - 1)
                {
                    var at = row + (group * 64) + BitOperations.TrailingZeroCount(rest);
                    var distance = Distance((ulong*)(rows + at), (ulong*)wanted);
                    if (distance <= radius) sink.Found(first + query, at, distance);
                }
            }
        }
    }
}
