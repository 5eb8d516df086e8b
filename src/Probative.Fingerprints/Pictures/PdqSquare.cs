using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Probative.Fingerprints.Pictures;

/// <summary>
/// The filter for luma of 512 x 512, to the last bit that of <see cref="PdqFilter"/>. Windows are of four, so
/// numbers inside are whole multiples of 1/4, 1/16 and 1/64 after the first three passes, and sums of five of
/// them, under 1,280, take 17 bits at most: single precision rounds none, in whatever order, and whole
/// numbers give them. What is rounded are thirds: rows and columns 0 and 510.
/// <para>
/// Column 0 enters the running sum of a row in the second pass across and leaves it four steps on; what
/// rounding leaves behind stays. So the first fifteen steps of each row go in the reference's order: at most
/// thirty roundings, none over 2^-14, so the sum lies within 1/500 of a multiple of 1/16. If it is one,
/// nothing has stayed behind, and all sums up to column 509 are exact. Rows where something stayed, and the
/// two that are thirds throughout, go step by step; where those are many, the picture goes to the general
/// filter. The last pass down goes in the reference's order throughout. So no result is ever a guess.
/// </para>
/// </summary>
internal sealed class PdqSquare
{
    public const int Side = PdqHasher.ReducedSide;

    /// <summary>So many rows may go step by step before the general filter is the faster one.</summary>
    public const int MostStepped = 40;

    private const int Samples = PdqAxis.Samples;
    private const int Tile = PdqAxis.Tile;
    private const int Window = 4;
    private const int Lead = 2;
    private const int Ring = 2 * Window;

    /// <summary>How many bytes from the start of a row on may be looked at, in whole vectors.</summary>
    private const int RowBytes = Side + 64;

    private readonly PdqEdges _edges = new();
    private readonly AlignedFloats _third = new(Side * Samples);
    private readonly AlignedFloats _outer = new(3 * Tile);
    private readonly int[] _taps = new int[Ring * Samples];
    private readonly int[] _sums = new int[Samples];
    private readonly byte[] _row = new byte[RowBytes];
    private readonly int[] _columns = new int[Side + Window];
    private readonly float[] _line = new float[Side];
    private PdqNearest _nearest = new(Side);

    /// <summary>Rows of the last picture that went step by step, the two that always do among them.</summary>
    public int Stepped { get; private set; }

    public static bool Takes(int width, int height) => width == Side && height == Side;

    /// <summary>Fills the 64 x 64 numbers; false, and fills none, where many rows got rounded.</summary>
    public bool TryRun(PixelView picture, AlignedFloats grid)
    {
        if (picture.Width != _nearest.Width) _nearest = new PdqNearest(picture.Width);
        _edges.Clear();
        Array.Clear(_taps);
        Array.Clear(_sums);
        for (var y = 0; y < Side; y++)
        {
            ref var row = ref RowOf(picture, y);
            _edges.Add(ref row, y);
            PdqTaps.Sum(ref row, ref _taps[y % Ring * Samples]);
            Down(y);
        }

        _edges.Finish();
        Stepped = 0;
        Step(picture, 0);
        Step(picture, Side - Lead);
        for (var top = 0; top < Side; top += Tile)
        {
            var left = Outer(top);
            for (; left != 0; left &= left - 1)
            {
                var row = top + BitOperations.TrailingZeroCount(left);
                // Nothing that is kept hangs on the last row.
                if (row is 0 or Side - Lead or Side - 1) continue;
                if (Stepped == MostStepped) return false;
                Step(picture, row);
            }
        }

        Descend(grid);
        return true;
    }

    private ref byte RowOf(PixelView picture, int y)
    {
        if (picture is { Width: Side, Height: Side })
        {
            var start = y * picture.StrideBytes;
            if (picture.Pixels.Length - start >= RowBytes)
            {
                return ref MemoryMarshal.GetReference(picture.Pixels[start..]);
            }

            picture.Row(y).CopyTo(_row);
        }
        else
        {
            _nearest.Read(picture.Row((int)((long)y * picture.Height / Side)), _row);
        }

        return ref _row[0];
    }

    /// <summary>The first pass down, on sums across: the row two above is complete.</summary>
    private void Down(int y)
    {
        ref var added = ref _taps[y % Ring * Samples];
        ref var left = ref _taps[(y + Window) % Ring * Samples];
        ref var sums = ref _sums[0];
        ref var to = ref _third.Span[Math.Max(0, y - Lead) * Samples];
        for (nuint i = 0; i < Samples; i += Tile)
        {
            var sum = Vector512.LoadUnsafe(ref sums, i) + Vector512.LoadUnsafe(ref added, i)
                - Vector512.LoadUnsafe(ref left, i);
            sum.StoreUnsafe(ref sums, i);
            (Vector512.ConvertToSingle(sum) * (1f / (Window * Window * Window))).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>
    /// The second pass across at the kept columns 0, 1 and 63 of sixteen rows. Gives a bit for each row in
    /// whose sum something stayed behind.
    /// </summary>
    private ulong Outer(int top)
    {
        ref var left = ref _edges.Left.Span[top * Tile];
        Tile16.Columns(ref left, Tile, out var v0, out var v1, out var v2, out var v3);
        ref var second = ref _edges.Left.Span[(top * Tile) + 4];
        Tile16.Columns(ref second, Tile, out var v4, out var v5, out var v6, out var v7);
        ref var third = ref _edges.Left.Span[(top * Tile) + 8];
        Tile16.Columns(ref third, Tile, out var v8, out var v9, out var v10, out var v11);
        ref var fourth = ref _edges.Left.Span[(top * Tile) + 12];
        Tile16.Columns(ref fourth, Tile, out var v12, out var v13, out var v14, out _);
        var sum = v0 + v1 + v2 + v3 + v4 - v0 + v5 - v1 + v6 - v2;
        (sum * (1f / Window)).StoreUnsafe(ref _outer.First);
        sum = sum + v7 - v3 + v8 - v4 + v9 - v5 + v10 - v6 + v11 - v7 + v12 - v8 + v13 - v9 + v14 - v10;
        (sum * (1f / Window)).StoreUnsafe(ref _outer.First, Tile);
        var parts = sum * (Window * Window);
        var isRounded = ~Vector512.Equals(parts, Vector512.Floor(parts));

        ref var right = ref _edges.Right.Span[(top * Tile) + 8];
        Tile16.Columns(ref right, Tile, out _, out _, out var r506, out var r507);
        ref var last = ref _edges.Right.Span[(top * Tile) + 12];
        Tile16.Columns(ref last, Tile, out var r508, out var r509, out var r510, out _);
        sum = r506 + r507 + r508 + r509 + r510 - r506;
        (sum * (1f / Window)).StoreUnsafe(ref _outer.First, 2 * Tile);
        var outer = _outer.Span;
        for (var i = 0; i < Tile; i++)
        {
            // The two rows of thirds have been done.
            if (top + i is 0 or Side - Lead) continue;
            var row = _third.Span.Slice((top + i) * Samples, Samples);
            (row[0], row[1], row[Samples - 1]) = (outer[i], outer[Tile + i], outer[(2 * Tile) + i]);
        }

        return isRounded.ExtractMostSignificantBits();
    }

    /// <summary>The second pass across of one row, in the reference's order.</summary>
    private void Step(PixelView picture, int row)
    {
        Stepped++;
        var columns = _columns.AsSpan(1, Side);
        columns.Clear();
        for (var y = Math.Max(0, row - 1); y <= Math.Min(Side - 1, row + Lead); y++)
        {
            var bytes = MemoryMarshal.CreateReadOnlySpan(ref RowOf(picture, y), Side);
            for (var x = 0; x < Side; x++) columns[x] += bytes[x];
        }

        var line = _line.AsSpan();
        var divisor = row is 0 or Side - Lead ? 3f : Window;
        for (var x = 0; x < Side; x++)
        {
            var sum = _columns[x] + _columns[x + 1] + _columns[x + 2] + _columns[x + 3];
            line[x] = sum * (1f / Window) / divisor;
        }

        line[0] = _edges.Left.Span[row * Tile];
        line[Side - Lead] = _edges.Right.Span[(row * Tile) + Tile - Lead];
        var to = _third.Span.Slice(row * Samples, Samples);
        var total = line[0] + line[1] + line[2] + line[3];
        for (var x = Window; x < Side - 1; x++)
        {
            total = total + line[x] - line[x - Window];
            if (x % 8 == 6) to[x / 8] = total * (1f / Window);
        }
    }

    /// <summary>The second pass down, of the kept columns only.</summary>
    private void Descend(AlignedFloats grid)
    {
        ref var third = ref _third.First;
        ref var to = ref grid.First;
        for (nuint i = 0; i < Samples; i += 2 * Tile)
        {
            var (left, right) = (Vector512<float>.Zero, Vector512<float>.Zero);
            for (var row = 0; row < Side - 1; row++)
            {
                var at = ((nuint)row * Samples) + i;
                left += Vector512.LoadUnsafe(ref third, at);
                right += Vector512.LoadUnsafe(ref third, at + Tile);
                if (row >= Window)
                {
                    left -= Vector512.LoadUnsafe(ref third, at - (Window * Samples));
                    right -= Vector512.LoadUnsafe(ref third, at + Tile - (Window * Samples));
                }

                if (row % 8 != 6) continue;
                var place = ((nuint)(row / 8) * Samples) + i;
                (left * (1f / Window)).StoreUnsafe(ref to, place);
                (right * (1f / Window)).StoreUnsafe(ref to, place + Tile);
            }
        }
    }
}
