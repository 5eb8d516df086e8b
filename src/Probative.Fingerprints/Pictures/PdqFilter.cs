using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Probative.Fingerprints.Pictures;

/// <summary>
/// Two box passes along each axis, of which 64 x 64 results are kept. The reference adds and subtracts
/// single-precision numbers in a running sum, so each result hangs on the order of all operations before
/// it. This does the same operations on the same numbers in the same order and differs in three ways only:
/// eight rows or eight columns go side by side; nothing is computed that no kept result hangs on; and the
/// rows stream through, so that no picture of floats is ever written.
/// </summary>
internal sealed class PdqFilter
{
    private const int Side = PdqAxis.Samples;
    private const int Tile = 8;

    /// <summary>How many groups of eight rows run side by side, each one tile behind the one above.</summary>
    private const int Blocks = 4;

    private readonly PdqAxis _across;
    private readonly PdqAxis _down;
    private readonly PdqRows _rows;
    private readonly int _pitch;
    private readonly int _ringMask;
    private readonly int _historyMask;
    private readonly int _tailMask;

    private readonly AlignedFloats _ring;
    private readonly AlignedFloats _columnSums;
    private readonly AlignedFloats _history;
    private readonly AlignedFloats _tile;
    private readonly AlignedFloats _rowSums;
    private readonly AlignedFloats _kept;
    private readonly AlignedFloats _tail;
    private readonly AlignedFloats _tailSums;
    private readonly int[] _adds = new int[Blocks * Tile];
    private readonly int[] _subtracts = new int[Blocks * Tile];
    private int _tailSample;

    public PdqFilter(int width, int height)
    {
        (_across, _down) = (PdqAxis.Of(width), PdqAxis.Of(height));
        _rows = new PdqRows(_across);
        _pitch = _rows.Pitch;
        _ringMask = Power(_down.Window + ((Blocks + 2) * Tile)) - 1;
        _historyMask = Power(_across.Window + Tile) - 1;
        _tailMask = Power(_down.Window + Tile) - 1;
        _ring = new AlignedFloats((_ringMask + 2) * _pitch);
        _columnSums = new AlignedFloats(_pitch);
        _history = new AlignedFloats(Blocks * (_historyMask + 1) * Tile);
        _tile = new AlignedFloats(2 * Tile * Tile);
        _rowSums = new AlignedFloats(Blocks * Tile);
        _kept = new AlignedFloats(Blocks * Side * Tile);
        _tail = new AlignedFloats((_tailMask + 1) * Side);
        _tailSums = new AlignedFloats(Side);
        Grid = new AlignedFloats(Side * Side);
    }

    public int Width => _across.Length;

    public int Height => _down.Length;

    /// <summary>The 64 x 64 results, row by row.</summary>
    public AlignedFloats Grid { get; }

    /// <summary>About how many bytes this holds.</summary>
    public long SizeBytes => 4L * (_ring.Length + _history.Length + _tail.Length);

    public void Run(PixelView picture, bool isReduced)
    {
        _columnSums.Span.Clear();
        _tail.Span.Clear();
        _tailSums.Span.Clear();
        _tailSample = 0;
        var made = 0;
        Make(picture, isReduced, ref made, _down.Lead);
        for (var row = 0; row < _down.Lead; row++) AddToColumns(RingAt(row));
        for (var top = 0; top < Height; top += Blocks * Tile)
        {
            Make(picture, isReduced, ref made, Math.Min(Height, top + (Blocks * Tile) + _down.Lead));
            for (var i = 0; i < _adds.Length; i++)
            {
                _adds[i] = RingAt(top + i + _down.Lead);
                _subtracts[i] = RingAt(top + i + _down.Lead - _down.Window);
            }

            Sweep(top, Math.Min(Blocks, (Height - top + Tile - 1) / Tile));
        }

        for (var step = Height; step < Height + _down.Lead; step++) Descend(step);
    }

    private static int Power(int least) => (int)BitOperations.RoundUpToPowerOf2((uint)least);

    private void Make(PixelView picture, bool isReduced, ref int made, int until)
    {
        for (; made < until; made += Tile)
        {
            var slot = (made & _ringMask) * _pitch;
            _rows.Fill(picture, isReduced, made, Math.Min(Tile, Height - made), _ring.Span[slot..]);
        }
    }

    /// <summary>Where a row lies; rows that are not there read as zeros, and adding those rounds nothing.</summary>
    private int RingAt(int row) =>
        (row < 0 || row >= Height ? _ringMask + 1 : row & _ringMask) * _pitch;

    private void AddToColumns(int row)
    {
        var sums = _columnSums.Span;
        var added = _ring.Span.Slice(row, sums.Length);
        for (var i = 0; i < sums.Length; i++) sums[i] += added[i];
    }

    private void Sweep(int top, int blocks)
    {
        _history.Span.Clear();
        _rowSums.Span.Clear();
        for (var turn = 0; turn < _across.Tiles + blocks - 1; turn++)
        {
            for (var block = 0; block < blocks; block++)
            {
                var tile = turn - block;
                if ((uint)tile >= (uint)_across.Tiles) continue;
                Columns(tile, block, (top / Tile) + block);
                Rows(tile, block);
                Keep(tile, block);
            }
        }

        for (var block = 0; block < blocks; block++) Drain(top + (block * Tile), block);
    }

    /// <summary>The first pass down, for eight rows and eight columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Columns(int tile, int block, int scale)
    {
        ref var ring = ref Unsafe.Add(ref _ring.First, tile * Tile);
        ref var sums = ref Unsafe.Add(ref _columnSums.First, tile * Tile);
        ref var to = ref _tile.First;
        ref var adds = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_adds), block * Tile);
        ref var subtracts = ref Unsafe.Add(
            ref MemoryMarshal.GetArrayDataReference(_subtracts), block * Tile);
        var sum = Vector256.LoadUnsafe(ref sums);
        if (_down.Multiplies[scale])
        {
            ref var factors = ref _down.Factors[scale * Tile];
            for (var i = 0; i < Tile; i++)
            {
                sum += Vector256.LoadUnsafe(ref ring, (nuint)Unsafe.Add(ref adds, i));
                sum -= Vector256.LoadUnsafe(ref ring, (nuint)Unsafe.Add(ref subtracts, i));
                var mean = sum * Vector256.Create(Unsafe.Add(ref factors, i));
                mean.StoreUnsafe(ref to, (nuint)(i * Tile));
            }
        }
        else
        {
            ref var divisors = ref _down.Divisors[scale * Tile];
            for (var i = 0; i < Tile; i++)
            {
                sum += Vector256.LoadUnsafe(ref ring, (nuint)Unsafe.Add(ref adds, i));
                sum -= Vector256.LoadUnsafe(ref ring, (nuint)Unsafe.Add(ref subtracts, i));
                var mean = sum / Vector256.Create(Unsafe.Add(ref divisors, i));
                mean.StoreUnsafe(ref to, (nuint)(i * Tile));
            }
        }

        sum.StoreUnsafe(ref sums);
    }

    /// <summary>The second pass across: eight steps of eight rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Rows(int tile, int block)
    {
        ref var from = ref _tile.First;
        ref var to = ref Unsafe.Add(ref from, Tile * Tile);
        ref var sums = ref Unsafe.Add(ref _rowSums.First, block * Tile);
        ref var history = ref Unsafe.Add(ref _history.First, block * (_historyMask + 1) * Tile);
        var sum = Vector256.LoadUnsafe(ref sums);
        for (var half = 0; half < Tile; half += 4)
        {
            Tile8.Columns(
                ref Unsafe.Add(ref from, half), Tile, out var v0, out var v1, out var v2, out var v3);
            var step = (tile * Tile) + half;
            ref var place = ref Unsafe.Add(ref to, half * Tile);
            sum = Step(sum, v0, step, ref history, ref place);
            sum = Step(sum, v1, step + 1, ref history, ref Unsafe.Add(ref place, Tile));
            sum = Step(sum, v2, step + 2, ref history, ref Unsafe.Add(ref place, 2 * Tile));
            sum = Step(sum, v3, step + 3, ref history, ref Unsafe.Add(ref place, 3 * Tile));
        }

        sum.StoreUnsafe(ref sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Step(
        Vector256<float> sum, Vector256<float> added, int step, ref float history, ref float place)
    {
        added.StoreUnsafe(ref history, (nuint)((step & _historyMask) * Tile));
        sum += added;
        sum -= Vector256.LoadUnsafe(
            ref history, (nuint)(((step - _across.Window) & _historyMask) * Tile));
        sum.StoreUnsafe(ref place);
        return sum;
    }

    /// <summary>The sums of this tile at which a kept column is complete.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Keep(int tile, int block)
    {
        var end = _across.FirstSample[tile + 1];
        for (var sample = _across.FirstSample[tile]; sample < end; sample++)
        {
            var at = _across.SampleAt[sample];
            var sum = Vector256.LoadUnsafe(
                ref _tile.First, (nuint)((Tile + at + _across.Lead - (tile * Tile)) * Tile));
            var mean = Scaled(sum, _across, at);
            mean.StoreUnsafe(ref _kept.First, (nuint)(((block * Side) + sample) * Tile));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Scaled(Vector256<float> sum, PdqAxis axis, int at) =>
        axis.Multiplies[at / Tile] ? sum * axis.Factors[at] : sum / Vector256.Create(axis.Divisors[at]);

    /// <summary>The second pass down, of the kept columns only, for eight rows.</summary>
    private void Drain(int top, int block)
    {
        ref var kept = ref Unsafe.Add(ref _kept.First, block * Side * Tile);
        for (var sample = 0; sample < Side; sample += Tile)
        {
            for (var half = 0; half < Tile; half += 4)
            {
                ref var from = ref Unsafe.Add(ref kept, (sample * Tile) + half);
                Tile8.Columns(ref from, Tile, out var v0, out var v1, out var v2, out var v3);
                v0.StoreUnsafe(ref TailAt(top + half), (nuint)sample);
                v1.StoreUnsafe(ref TailAt(top + half + 1), (nuint)sample);
                v2.StoreUnsafe(ref TailAt(top + half + 2), (nuint)sample);
                v3.StoreUnsafe(ref TailAt(top + half + 3), (nuint)sample);
            }
        }

        for (var step = top; step < Math.Min(Height, top + Tile); step++) Descend(step);
    }

    private ref float TailAt(int row) => ref Unsafe.Add(ref _tail.First, (row & _tailMask) * Side);

    private void Descend(int step)
    {
        ref var sums = ref _tailSums.First;
        ref var added = ref TailAt(step);
        ref var left = ref TailAt(step - _down.Window);
        var isPast = step >= Height;
        for (nuint i = 0; i < Side; i += Tile)
        {
            var sum = Vector256.LoadUnsafe(ref sums, i);
            if (!isPast) sum += Vector256.LoadUnsafe(ref added, i);
            sum -= Vector256.LoadUnsafe(ref left, i);
            sum.StoreUnsafe(ref sums, i);
        }

        while (_tailSample < Side && _down.SampleAt[_tailSample] + _down.Lead == step)
        {
            ref var to = ref Unsafe.Add(ref Grid.First, _tailSample * Side);
            for (nuint i = 0; i < Side; i += Tile)
            {
                var sum = Vector256.LoadUnsafe(ref sums, i);
                Scaled(sum, _down, _down.SampleAt[_tailSample]).StoreUnsafe(ref to, i);
            }

            _tailSample++;
        }
    }
}
