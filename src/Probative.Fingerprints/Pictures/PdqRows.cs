using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Probative.Fingerprints.Pictures;

/// <summary>
/// The first pass across, eight rows at a time. Sums of whole numbers are exact in any order, so luma is
/// summed in integers; the luma of colours has fractions, and its running sums go in the reference's order.
/// </summary>
internal sealed class PdqRows
{
    private const int Tile = 8;
    private const int Lanes = 16;

    /// <summary>The widest window of bytes whose sum fits 16 bits.</summary>
    private const int WidestShort = 257;

    /// <summary>The luma of colours: the weights of ITU-R BT.601, single precision.</summary>
    private const float Red = 0.299f;
    private const float Green = 0.587f;
    private const float Blue = 0.114f;

    private readonly PdqAxis _axis;
    private readonly byte[] _bytes;
    private readonly AlignedFloats _luma;
    private readonly AlignedFloats _sums;
    private readonly AlignedFloats _tile = new(Tile * Tile);
    private readonly int _historyLength;

    public PdqRows(PdqAxis axis)
    {
        _axis = axis;
        // An odd number of cache lines a row: rows of a power of two would all fight for the same lines.
        Pitch = (((axis.Tiles * Tile) + Lanes - 1) / Lanes | 1) * Lanes;
        _bytes = new byte[axis.Window + Pitch + axis.Window + (2 * Lanes)];
        _luma = new AlignedFloats(Tile * Pitch);
        _historyLength = axis.Window * Tile;
        _sums = new AlignedFloats(Tile * Pitch);
    }

    /// <summary>From one row of results to the next, in numbers; what lies past the width is zero.</summary>
    public int Pitch { get; }

    /// <summary>The luma of a picture that has the size of the grid.</summary>
    public static void ReadGrid(PixelView picture, Span<float> to)
    {
        for (var row = 0; row < picture.Height; row++)
        {
            var from = picture.Row(row);
            var luma = to.Slice(row * picture.Width, picture.Width);
            for (var x = 0; x < luma.Length; x++)
            {
                luma[x] = picture.Layout == PixelLayout.Luma ? from[x] : Luma(from, 3 * x);
            }
        }
    }

    public void Fill(PixelView picture, bool isReduced, int top, int count, Span<float> to)
    {
        if (picture.Layout == PixelLayout.Rgb24)
        {
            FillColour(picture, isReduced, top, count, to);
            return;
        }

        var bytes = _bytes.AsSpan(_axis.Window, _axis.Length);
        for (var i = 0; i < count; i++)
        {
            ReadLuma(picture, isReduced, top + i, bytes);
            var row = to.Slice(i * Pitch, Pitch);
            if (_axis.Window > WidestShort) SumWide(row);
            else SumNarrow(row);
            Finish(row);
        }
    }

    /// <summary>The nearest pixel of a grid of 512: the floor of place · length / 512.</summary>
    private static int Nearest(int place, int length) => (int)((long)place * length / PdqHasher.ReducedSide);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Luma(ReadOnlySpan<byte> row, int at) =>
        (Red * row[at]) + (Green * row[at + 1]) + (Blue * row[at + 2]);

    private static void ReadLuma(PixelView picture, bool isReduced, int row, Span<byte> to)
    {
        if (!isReduced)
        {
            picture.Row(row).CopyTo(to);
            return;
        }

        var from = picture.Row(Nearest(row, picture.Height));
        uint at = 0;
        // Places in units of 1/512 of a pixel.
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[(int)(at / PdqHasher.ReducedSide)];
            at += (uint)picture.Width;
        }
    }

    private void SumNarrow(Span<float> to)
    {
        ref var first = ref _bytes[_axis.Lead + 1];
        ref var target = ref to[0];
        var factor = 1f / _axis.Window;
        var isExact = (_axis.Window & (_axis.Window - 1)) == 0;
        for (nuint at = 0; at < (nuint)Pitch; at += Lanes)
        {
            var sum = Vector256<ushort>.Zero;
            for (nuint i = 0; i < (nuint)_axis.Window; i++)
            {
                sum += Vector256.WidenLower(Vector128.LoadUnsafe(ref first, at + i).ToVector256Unsafe());
            }

            var (low, high) = Vector256.Widen(sum);
            var (left, right) = (
                Vector256.ConvertToSingle(low.AsInt32()), Vector256.ConvertToSingle(high.AsInt32()));
            if (isExact)
            {
                (left * factor).StoreUnsafe(ref target, at);
                (right * factor).StoreUnsafe(ref target, at + Tile);
            }
            else
            {
                var divisor = Vector256.Create((float)_axis.Window);
                (left / divisor).StoreUnsafe(ref target, at);
                (right / divisor).StoreUnsafe(ref target, at + Tile);
            }
        }
    }

    private void SumWide(Span<float> to)
    {
        var sum = 0;
        for (var i = 0; i < _axis.Length + _axis.Lead; i++)
        {
            sum += _bytes[_axis.Window + i] - _bytes[i];
            if (i >= _axis.Lead) to[i - _axis.Lead] = sum / (float)_axis.Window;
        }
    }

    /// <summary>At both ends fewer pixels are under the window, and past the end there are none.</summary>
    private void Finish(Span<float> row)
    {
        var (length, lead) = (_axis.Length, _axis.Lead);
        for (var at = 0; at < _axis.Window - lead; at++) row[at] = SumAt(at) / _axis.Divisors[at];
        for (var at = length - lead; at < length; at++) row[at] = SumAt(at) / _axis.Divisors[at];
        row[length..].Clear();
    }

    private float SumAt(int at)
    {
        var sum = 0;
        foreach (var value in _bytes.AsSpan(at + _axis.Lead + 1, _axis.Window)) sum += value;
        return sum;
    }

    private void FillColour(PixelView picture, bool isReduced, int top, int count, Span<float> to)
    {
        _luma.Span.Clear();
        for (var i = 0; i < count; i++)
        {
            var row = picture.Row(isReduced ? Nearest(top + i, picture.Height) : top + i);
            var luma = _luma.Span.Slice(i * Pitch, _axis.Length);
            for (var x = 0; x < luma.Length; x++)
            {
                var at = 3 * (isReduced ? Nearest(x, picture.Width) : x);
                luma[x] = Luma(row, at);
            }
        }

        RunSums();
        for (var i = 0; i < count; i++)
        {
            var sums = _sums.Span.Slice(i * Pitch, Pitch);
            var row = to.Slice(i * Pitch, Pitch);
            for (var at = 0; at < _axis.Length; at++) row[at] = sums[at + _axis.Lead] / _axis.Divisors[at];
            row[_axis.Length..].Clear();
        }
    }

    /// <summary>Eight running sums side by side, after every step.</summary>
    private void RunSums()
    {
        var sum = Vector256<float>.Zero;
        Span<float> history = new float[_historyLength];
        var slot = 0;
        for (var tile = 0; tile < _axis.Tiles; tile++)
        {
            for (var half = 0; half < Tile; half += 4)
            {
                ref var from = ref Unsafe.Add(ref _luma.First, (tile * Tile) + half);
                Tile8.Columns(
                    ref from, (nuint)Pitch, out var v0, out var v1, out var v2, out var v3);
                sum = Step(sum, v0, history, ref slot, half);
                sum = Step(sum, v1, history, ref slot, half + 1);
                sum = Step(sum, v2, history, ref slot, half + 2);
                sum = Step(sum, v3, history, ref slot, half + 3);
            }

            for (var half = 0; half < Tile; half += 4)
            {
                ref var from = ref Unsafe.Add(ref _tile.First, half);
                Tile8.Columns(ref from, Tile, out var v0, out var v1, out var v2, out var v3);
                ref var to = ref Unsafe.Add(ref _sums.First, (tile * Tile) + (half * Pitch));
                v0.StoreUnsafe(ref to);
                v1.StoreUnsafe(ref to, (nuint)Pitch);
                v2.StoreUnsafe(ref to, 2 * (nuint)Pitch);
                v3.StoreUnsafe(ref to, 3 * (nuint)Pitch);
            }
        }
    }

    private Vector256<float> Step(
        Vector256<float> sum, Vector256<float> added, Span<float> history, ref int slot, int step)
    {
        // The element that leaves lies where the new one goes: the history is as long as the window.
        ref var place = ref history[slot];
        sum += added;
        sum -= Vector256.LoadUnsafe(ref place);
        added.StoreUnsafe(ref place);
        slot = slot + Tile == history.Length ? 0 : slot + Tile;
        sum.StoreUnsafe(ref _tile.First, (nuint)(step * Tile));
        return sum;
    }
}
