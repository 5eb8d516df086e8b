using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Probative.Fingerprints.Pictures;

/// <summary>
/// Two box passes along each axis, of which 64 x 64 results are kept. The reference adds and subtracts
/// single-precision numbers in a running sum, so each result hangs on the order of all operations before
/// it. This does the same operations on the same numbers in the same order and differs in three ways only:
/// sixteen rows or sixteen columns go side by side; nothing is computed that no kept result hangs on; and the
/// rows stream through, so that no picture of floats is ever written.
/// </summary>
internal sealed class PdqFilter
{
    private const int Side = PdqAxis.Samples;
    private const int Tile = PdqAxis.Tile;

    /// <summary>
    /// How many groups of sixteen rows run side by side, each one tile behind the one above: a processor
    /// waits for one sum while it works on the other.
    /// </summary>
    private const int Blocks = 2;

    private readonly PdqAxis _across;
    private readonly PdqAxis _down;
    private readonly PdqRows _rows;
    private readonly int _pitch;
    private readonly int _ringMask;
    private readonly int _historyLength;
    private readonly int _tailMask;

    private readonly AlignedFloats _ring;
    private readonly AlignedFloats _columnSums;
    private readonly AlignedFloats _history;
    private readonly AlignedFloats _tile;
    private readonly AlignedFloats _rowSums;
    private readonly AlignedFloats _kept;
    private readonly AlignedFloats _tail;
    private readonly AlignedFloats _tailSums;
    private readonly nuint[] _adds = new nuint[Blocks * Tile];
    private readonly nuint[] _subtracts = new nuint[Blocks * Tile];
    private int _tailSample;

    public PdqFilter(int width, int height)
    {
        (_across, _down) = (PdqAxis.Of(width), PdqAxis.Of(height));
        _rows = new PdqRows(_across);
        _pitch = _rows.Pitch;
        _ringMask = Power(_down.Window + ((Blocks + 2) * Tile)) - 1;
        _historyLength = (_across.Window + Tile) * Tile;
        _tailMask = Power(_down.Window + Tile) - 1;
        _ring = new AlignedFloats((_ringMask + 2) * _pitch);
        _columnSums = new AlignedFloats(_pitch);
        _history = new AlignedFloats(Blocks * _historyLength);
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
                _adds[i] = (nuint)RingAt(top + i + _down.Lead);
                _subtracts[i] = (nuint)RingAt(top + i + _down.Lead - _down.Window);
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

    /// <summary>Where a row lies; rows past the ends are zeros, and adding those rounds nothing.</summary>
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
        ref var ring = ref _ring.First;
        ref var tiles = ref _tile.First;
        for (var turn = 0; turn < _across.Tiles + blocks - 1; turn++)
        {
            for (var block = 0; block < blocks; block++)
            {
                var tile = turn - block;
                if ((uint)tile >= (uint)_across.Tiles) continue;
                Columns(tile, block, (top / Tile) + block, ref ring, ref tiles);
                Rows(block, ref tiles);
                Keep(tile, block, ref tiles);
            }
        }

        for (var block = 0; block < blocks; block++) Drain(top + (block * Tile), block);
    }

    /// <summary>The first pass down, for sixteen rows and sixteen columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Columns(int tile, int block, int scale, ref float ring, ref float to)
    {
        ring = ref Unsafe.Add(ref ring, tile * Tile);
        ref var sums = ref Unsafe.Add(ref _columnSums.First, tile * Tile);
        ref var adds = ref _adds[block * Tile];
        ref var subtracts = ref _subtracts[block * Tile];
        var sum = Vector512.LoadUnsafe(ref sums);
        if (_down.Multiplies[scale])
        {
            ref var factors = ref _down.Factors[scale * Tile];
            for (nuint i = 0; i < Tile; i++)
            {
                sum += Vector512.LoadUnsafe(ref ring, Unsafe.Add(ref adds, i));
                sum -= Vector512.LoadUnsafe(ref ring, Unsafe.Add(ref subtracts, i));
                var mean = sum * Vector512.Create(Unsafe.Add(ref factors, i));
                mean.StoreUnsafe(ref to, i * Tile);
            }
        }
        else
        {
            ref var divisors = ref _down.Divisors[scale * Tile];
            for (nuint i = 0; i < Tile; i++)
            {
                sum += Vector512.LoadUnsafe(ref ring, Unsafe.Add(ref adds, i));
                sum -= Vector512.LoadUnsafe(ref ring, Unsafe.Add(ref subtracts, i));
                var mean = sum / Vector512.Create(Unsafe.Add(ref divisors, i));
                mean.StoreUnsafe(ref to, i * Tile);
            }
        }

        sum.StoreUnsafe(ref sums);
    }

    /// <summary>
    /// The second pass across: sixteen steps of sixteen rows. The history holds the elements that are still
    /// under the window, oldest first, and then the new ones.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Rows(int block, ref float from)
    {
        var window = (nuint)_across.Window * Tile;
        ref var to = ref Unsafe.Add(ref from, Tile * Tile);
        ref var sums = ref Unsafe.Add(ref _rowSums.First, block * Tile);
        ref var history = ref Unsafe.Add(ref _history.First, block * _historyLength);
        var sum = Vector512.LoadUnsafe(ref sums);
        for (nuint quarter = 0; quarter < Tile; quarter += 4)
        {
            Tile16.Columns(
                ref Unsafe.Add(ref from, quarter), Tile, out var v0, out var v1, out var v2, out var v3);
            var at = quarter * Tile;
            ref var entering = ref Unsafe.Add(ref history, window + at);
            v0.StoreUnsafe(ref entering);
            v1.StoreUnsafe(ref entering, Tile);
            v2.StoreUnsafe(ref entering, 2 * Tile);
            v3.StoreUnsafe(ref entering, 3 * Tile);
            ref var leaving = ref Unsafe.Add(ref history, at);
            ref var place = ref Unsafe.Add(ref to, at);
            sum = sum + v0 - Vector512.LoadUnsafe(ref leaving);
            sum.StoreUnsafe(ref place);
            sum = sum + v1 - Vector512.LoadUnsafe(ref leaving, Tile);
            sum.StoreUnsafe(ref place, Tile);
            sum = sum + v2 - Vector512.LoadUnsafe(ref leaving, 2 * Tile);
            sum.StoreUnsafe(ref place, 2 * Tile);
            sum = sum + v3 - Vector512.LoadUnsafe(ref leaving, 3 * Tile);
            sum.StoreUnsafe(ref place, 3 * Tile);
        }

        sum.StoreUnsafe(ref sums);
        for (nuint i = 0; i < window; i += Tile)
        {
            Vector512.LoadUnsafe(ref history, (Tile * Tile) + i).StoreUnsafe(ref history, i);
        }
    }

    /// <summary>The sums of this tile at which a kept column is complete.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Keep(int tile, int block, ref float tiles)
    {
        var end = _across.FirstSample[tile + 1];
        ref var kept = ref Unsafe.Add(ref _kept.First, block * Side * Tile);
        for (var sample = _across.FirstSample[tile]; sample < end; sample++)
        {
            var at = _across.SampleAt[sample];
            var step = at + _across.Lead - (tile * Tile);
            var sum = Vector512.LoadUnsafe(ref tiles, (nuint)((Tile + step) * Tile));
            Scaled(sum, _across, at).StoreUnsafe(ref kept, (nuint)(sample * Tile));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Scaled(Vector512<float> sum, PdqAxis axis, int at) =>
        axis.Multiplies[at / Tile] ? sum * axis.Factors[at] : sum / Vector512.Create(axis.Divisors[at]);

    /// <summary>The second pass down, of the kept columns only, for sixteen rows.</summary>
    private void Drain(int top, int block)
    {
        ref var kept = ref Unsafe.Add(ref _kept.First, block * Side * Tile);
        for (var sample = 0; sample < Side; sample += Tile)
        {
            for (var quarter = 0; quarter < Tile; quarter += 4)
            {
                ref var from = ref Unsafe.Add(ref kept, (sample * Tile) + quarter);
                Tile16.Columns(ref from, Tile, out var v0, out var v1, out var v2, out var v3);
                v0.StoreUnsafe(ref TailAt(top + quarter), (nuint)sample);
                v1.StoreUnsafe(ref TailAt(top + quarter + 1), (nuint)sample);
                v2.StoreUnsafe(ref TailAt(top + quarter + 2), (nuint)sample);
                v3.StoreUnsafe(ref TailAt(top + quarter + 3), (nuint)sample);
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
            var sum = Vector512.LoadUnsafe(ref sums, i);
            if (!isPast) sum += Vector512.LoadUnsafe(ref added, i);
            sum -= Vector512.LoadUnsafe(ref left, i);
            sum.StoreUnsafe(ref sums, i);
        }

        while (_tailSample < Side && _down.SampleAt[_tailSample] + _down.Lead == step)
        {
            ref var to = ref Unsafe.Add(ref Grid.First, _tailSample * Side);
            for (nuint i = 0; i < Side; i += Tile)
            {
                var sum = Vector512.LoadUnsafe(ref sums, i);
                Scaled(sum, _down, _down.SampleAt[_tailSample]).StoreUnsafe(ref to, i);
            }

            _tailSample++;
        }
    }
}
