using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Probative.Fingerprints.Index.Scanning;
using Probative.Fingerprints.Index.Segments;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Index.Searching;

/// <summary>
/// Looks many queries up in the tables of a segment: slot by slot, so that one table stays in the caches, and
/// in steps that each ask memory for what the next will need. Of one query after the other the beginnings of
/// its buckets are called for, then the marks in them, then the marks are compared; what passes is gathered,
/// its numbers called for, then its hashes, then compared whole. Used by one thread.
/// </summary>
internal sealed unsafe class SegmentProbe : IDisposable
{
    // Gathered before they are compared: enough to overlap their ways to memory, few enough to stay near.
    private const int Batch = 256;
    private const int LineBytes = 64;

    // The processor itself goes on from there when marks are read in a row.
    private const int MarkLines = 6;

    // Where everything lies near everything, what was found must not outgrow memory: then queries are given
    // up, and compared with all into lists that do not grow.
    private const int MostFound = 4_000_000;

    private readonly Segment _segment;
    private readonly SlotLayout _layout;
    private readonly ProbePlan _plan;
    private readonly ScanPath _path;
    private readonly int _radius;
    private readonly long _allowance;
    private readonly List<FoundEntry> _found = [];
    private readonly long[] _spent;

    // Two queries' buckets: of the one that is compared and of the one behind it.
    private readonly uint*[] _buckets = new uint*[2];
    private uint* _places;
    private int _placeRoom;
    private int* _owners;
    private int* _numbers;
    private int _gathered;

    /// <param name="segment">Held by the caller.</param>
    /// <param name="plan">How far each slot is looked through.</param>
    /// <param name="radius">The radius for which the plan is.</param>
    /// <param name="queries">How many there are.</param>
    /// <param name="path">By what marks are compared.</param>
    public SegmentProbe(Segment segment, ProbePlan plan, int radius, int queries, ScanPath path)
    {
        (_segment, _layout, _plan, _radius, _path) = (segment, segment.Layout, plan, radius, path);
        _spent = new long[queries];

        // A query that was given this much to compare is cheaper compared with everything.
        _allowance = Math.Max(8192, segment.Entries / 48);
        var most = 0;
        for (var slot = 0; slot < _layout.Slots; slot++)
        {
            most = Math.Max(most, plan.Masks(slot)?.Values.Length ?? 0);
        }

        for (var i = 0; i < _buckets.Length; i++)
        {
            _buckets[i] = (uint*)NativeMemory.Alloc((nuint)(2 * most * sizeof(uint)));
        }

        _owners = (int*)NativeMemory.Alloc(Batch * sizeof(int));
        _numbers = (int*)NativeMemory.Alloc(Batch * sizeof(int));
        MakeRoom(4096);
    }

    /// <summary>What was found, of a query that spent its allowance only a part.</summary>
    public List<FoundEntry> Found => _found;

    /// <summary>Whether a query met so many hashes that look like it that it was given up.</summary>
    public bool IsGivenUp(int query) => _spent[query] > _allowance;

    /// <summary>Looks all queries up.</summary>
    /// <param name="queries">Their bits in the order of the segment.</param>
    public void Run(ReadOnlySpan<PdqHash> queries)
    {
        fixed (PdqHash* all = queries)
        {
            for (var slot = 0; slot < _layout.Slots; slot++)
            {
                if (_plan.Masks(slot) is not { } masks) continue;
                var table = _segment.Slot(slot);
                for (var step = 0; step < queries.Length + 2; step++)
                {
                    if (step < queries.Length) CallForStarts(table, (ulong*)(all + step), slot, masks);
                    if (step > 0 && step <= queries.Length)
                    {
                        CallForMarks(table, (ulong*)(all + step - 1), slot, masks, _buckets[(step - 1) & 1]);
                    }

                    if (step > 1) Compare(table, all, step - 2, slot, masks, _buckets[step & 1]);
                }

                Flush(table, all, slot);
            }
        }
    }

    public void Dispose()
    {
        foreach (var buckets in _buckets) NativeMemory.Free(buckets);
        NativeMemory.Free(_places);
        NativeMemory.Free(_owners);
        NativeMemory.Free(_numbers);
        _buckets[0] = _buckets[1] = _places = null;
        _owners = _numbers = null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CallFor(void* address)
    {
        if (Sse.IsSupported) Sse.Prefetch0(address);
    }

    private void CallForStarts(SlotTable table, ulong* query, int slot, SlotMasks masks)
    {
        var key = _layout.Key(query, slot);
        foreach (var mask in masks.Lines) CallFor(table.Starts + (key ^ mask));
    }

    private void CallForMarks(SlotTable table, ulong* query, int slot, SlotMasks masks, uint* buckets)
    {
        var key = _layout.Key(query, slot);
        var values = masks.Values;
        for (var i = 0; i < values.Length; i++)
        {
            var start = table.Starts + (key ^ values[i]);
            var (from, to) = (start[0], start[1]);
            (buckets[2 * i], buckets[(2 * i) + 1]) = (from, to);
            if (from == to) continue;
            var at = (byte*)(table.Marks + from);
            var end = (byte*)(table.Marks + to);
            if (end > at + (MarkLines * LineBytes)) end = at + (MarkLines * LineBytes);
            for (at = (byte*)((nuint)at & ~(nuint)(LineBytes - 1)); at < end; at += LineBytes) CallFor(at);
        }
    }

    private void Compare(SlotTable table, PdqHash* all, int query, int slot, SlotMasks masks, uint* buckets)
    {
        if (IsGivenUp(query)) return;
        var wanted = (ushort)_layout.Check((ulong*)(all + query), slot);
        var (mask, bound) = ((ushort)_layout.CheckMask, _plan.Bound(slot));
        var distances = masks.Distances;
        var spent = 0L;
        for (var i = 0; i < distances.Length; i++)
        {
            var (from, to) = (buckets[2 * i], buckets[(2 * i) + 1]);
            if (from == to) continue;
            MakeRoom((int)(to - from));
            var allowed = bound - distances[i];
            var count = MarkScan.Find(table.Marks, from, to, wanted, mask, allowed, _places, 0, _path);
            spent += count + ((to - from) >> 7);
            for (var k = 0; k < count; k++)
            {
                if (_gathered == Batch) Flush(table, all, slot);
                (_owners[_gathered], _numbers[_gathered]) = (query, (int)_places[k]);
                _gathered++;
                if (table.Numbers != null) CallFor(table.Numbers + (3L * _places[k]));
            }
        }

        _spent[query] += spent;
    }

    /// <summary>Compares what was gathered whole.</summary>
    private void Flush(SlotTable table, PdqHash* all, int slot)
    {
        var highShift = 16 - _layout.HighBits;
        for (var i = 0; i < _gathered; i++)
        {
            _numbers[i] = table.Number((uint)_numbers[i], highShift);
            CallFor(_segment.Hashes + _numbers[i]);
        }

        for (var i = 0; i < _gathered; i++)
        {
            var row = (ulong*)(_segment.Hashes + _numbers[i]);
            var query = (ulong*)(all + _owners[i]);
            var distance = HashScan.Distance(row, query);
            if (distance > _radius || WasFoundBefore(row, query, slot)) continue;
            if (_found.Count == MostFound) _spent[_owners[i]] = _allowance + 1;
            else _found.Add(new FoundEntry(_owners[i], _numbers[i], distance));
        }

        _gathered = 0;
    }

    /// <summary>
    /// Whether an earlier slot has led to the same entry: by the same two tests, so that each entry is found
    /// once without remembering any.
    /// </summary>
    private bool WasFoundBefore(ulong* row, ulong* query, int slot)
    {
        var differing = stackalloc ulong[4];
        for (var i = 0; i < 4; i++) differing[i] = row[i] ^ query[i];
        for (var before = 0; before < slot; before++)
        {
            if (_plan.Masks(before) is null) continue;
            var distance = uint.PopCount(_layout.Key(differing, before));
            if (distance >= _plan.Weight(before)) continue;
            distance += uint.PopCount(_layout.Check(differing, before));
            if (distance <= _plan.Bound(before)) return true;
        }

        return false;
    }

    private void MakeRoom(int places)
    {
        if (places <= _placeRoom) return;
        _placeRoom = Math.Max(places, 2 * _placeRoom);
        NativeMemory.Free(_places);
        _places = (uint*)NativeMemory.Alloc((nuint)_placeRoom + 1, sizeof(uint));
    }
}
