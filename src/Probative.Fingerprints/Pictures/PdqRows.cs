using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Probative.Fingerprints.Pictures;

/// <summary>
/// The first pass across, sixteen rows at a time. Sums of whole numbers are exact in any order, so luma is
/// summed in integers; the luma of colours has fractions, and its running sums go in the reference's order.
/// </summary>
internal sealed class PdqRows
{
    private const int Tile = PdqAxis.Tile;
    private const int Lanes = 32;

    /// <summary>In a shuffle: a zero.</summary>
    private const byte No = 255;

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
    private readonly float[] _history;

    public PdqRows(PdqAxis axis)
    {
        _axis = axis;
        // An odd number of cache lines a row: rows of a power of two would all fight for the same lines.
        Pitch = (axis.Tiles | 1) * PdqAxis.Tile;
        _bytes = new byte[axis.Window + Pitch + axis.Window + (2 * Lanes)];
        _luma = new AlignedFloats(Tile * Pitch);
        _history = new float[axis.Window * Tile];
        // The last row is read from Lead on, a tile at a time.
        _sums = new AlignedFloats((Tile * Pitch) + axis.Window + Tile);
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

        // Places in units of 1/512 of a pixel; the last is 511/512 of the width, so all lie in the row.
        ref var from = ref MemoryMarshal.GetReference(picture.Row(Nearest(row, picture.Height)));
        ref var target = ref MemoryMarshal.GetReference(to);
        var step = (nuint)picture.Width;
        nuint at = 0;
        for (nuint i = 0; i < (nuint)to.Length; i += 4, at += 4 * step)
        {
            Unsafe.Add(ref target, i) = Unsafe.Add(ref from, at / PdqHasher.ReducedSide);
            Unsafe.Add(ref target, i + 1) = Unsafe.Add(ref from, (at + step) / PdqHasher.ReducedSide);
            Unsafe.Add(ref target, i + 2) = Unsafe.Add(ref from, (at + (2 * step)) / PdqHasher.ReducedSide);
            Unsafe.Add(ref target, i + 3) = Unsafe.Add(ref from, (at + (3 * step)) / PdqHasher.ReducedSide);
        }
    }

    private void SumNarrow(Span<float> to)
    {
        ref var first = ref _bytes[_axis.Lead + 1];
        ref var target = ref to[0];
        var window = (nuint)_axis.Window;
        var factor = BitOperations.IsPow2(window) ? 1f / window : 0;
        for (nuint at = 0; at < (nuint)Pitch; at += Lanes)
        {
            var sum = window == 4
                ? Wide(ref first, at) + Wide(ref first, at + 1)
                    + Wide(ref first, at + 2) + Wide(ref first, at + 3)
                : Sum(ref first, at, window);
            var (low, high) = Vector512.Widen(sum);
            var (left, right) = (
                Vector512.ConvertToSingle(low.AsInt32()), Vector512.ConvertToSingle(high.AsInt32()));
            var divisor = Vector512.Create((float)window);
            (left, right) = factor > 0 ? (left * factor, right * factor) : (left / divisor, right / divisor);
            left.StoreUnsafe(ref target, at);
            // The last half may lie past the end of the row.
            if (at + (Lanes / 2) < (nuint)Pitch) right.StoreUnsafe(ref target, at + (Lanes / 2));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ushort> Wide(ref byte bytes, nuint at) =>
        Vector512.WidenLower(Vector256.LoadUnsafe(ref bytes, at).ToVector512Unsafe());

    private static Vector512<ushort> Sum(ref byte bytes, nuint at, nuint window)
    {
        var sum = Vector512<ushort>.Zero;
        for (nuint i = 0; i < window; i++) sum += Wide(ref bytes, at + i);
        return sum;
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
            var luma = _luma.Span.Slice(i * Pitch, _axis.Length);
            if (isReduced) ReadNearest(picture, top + i, luma);
            else ReadColour(picture.Row(top + i), luma);
        }

        RunSums();
        for (var i = 0; i < count; i++)
        {
            var row = to.Slice(i * Pitch, Pitch);
            ref var sums = ref _sums.Span[(i * Pitch) + _axis.Lead];
            for (var tile = 0; tile * Tile < _axis.Length; tile++)
            {
                var at = (nuint)(tile * Tile);
                var sum = Vector512.LoadUnsafe(ref sums, at);
                var mean = _axis.Multiplies[tile]
                    ? sum * Vector512.LoadUnsafe(ref _axis.Factors[0], at)
                    : sum / Vector512.LoadUnsafe(ref _axis.Divisors[0], at);
                mean.StoreUnsafe(ref row[0], at);
            }

            row[_axis.Length..].Clear();
        }
    }

    private static void ReadNearest(PixelView picture, int row, Span<float> luma)
    {
        var from = picture.Row(Nearest(row, picture.Height));
        for (var x = 0; x < luma.Length; x++) luma[x] = Luma(from, 3 * Nearest(x, picture.Width));
    }

    private static void ReadColour(ReadOnlySpan<byte> row, Span<float> luma)
    {
        const int Pixels = 4;
        var x = 0;
        for (; (3 * x) + Vector128<byte>.Count <= row.Length; x += Pixels)
        {
            var bytes = Vector128.Create(row.Slice(3 * x, Vector128<byte>.Count));
            var red = Vector128.Shuffle(
                bytes, Vector128.Create(0, No, No, No, 3, No, No, No, 6, No, No, No, 9, No, No, No));
            var green = Vector128.Shuffle(
                bytes, Vector128.Create(1, No, No, No, 4, No, No, No, 7, No, No, No, 10, No, No, No));
            var blue = Vector128.Shuffle(
                bytes, Vector128.Create(2, No, No, No, 5, No, No, No, 8, No, No, No, 11, No, No, No));
            var sum = (Red * Vector128.ConvertToSingle(red.AsInt32()))
                + (Green * Vector128.ConvertToSingle(green.AsInt32()))
                + (Blue * Vector128.ConvertToSingle(blue.AsInt32()));
            sum.CopyTo(luma[x..]);
        }

        for (; x < luma.Length; x++) luma[x] = Luma(row, 3 * x);
    }

    /// <summary>Sixteen running sums side by side, after every step.</summary>
    private void RunSums()
    {
        var sum = Vector512<float>.Zero;
        Span<float> history = _history;
        history.Clear();
        var slot = 0;
        for (var tile = 0; tile < Pitch; tile += Tile)
        {
            for (var quarter = 0; quarter < Tile; quarter += 4)
            {
                ref var from = ref Unsafe.Add(ref _luma.First, tile + quarter);
                Tile16.Columns(
                    ref from, (nuint)Pitch, out var v0, out var v1, out var v2, out var v3);
                sum = Step(sum, v0, history, ref slot, quarter);
                sum = Step(sum, v1, history, ref slot, quarter + 1);
                sum = Step(sum, v2, history, ref slot, quarter + 2);
                sum = Step(sum, v3, history, ref slot, quarter + 3);
            }

            for (var quarter = 0; quarter < Tile; quarter += 4)
            {
                ref var from = ref Unsafe.Add(ref _tile.First, quarter);
                Tile16.Columns(ref from, Tile, out var v0, out var v1, out var v2, out var v3);
                ref var to = ref Unsafe.Add(ref _sums.First, tile + (quarter * Pitch));
                v0.StoreUnsafe(ref to);
                v1.StoreUnsafe(ref to, (nuint)Pitch);
                v2.StoreUnsafe(ref to, 2 * (nuint)Pitch);
                v3.StoreUnsafe(ref to, 3 * (nuint)Pitch);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<float> Step(
        Vector512<float> sum, Vector512<float> added, Span<float> history, ref int slot, int step)
    {
        // The element that leaves lies where the new one goes: the history is as long as the window.
        ref var place = ref history[slot];
        sum += added;
        sum -= Vector512.LoadUnsafe(ref place);
        added.StoreUnsafe(ref place);
        slot = slot + Tile == history.Length ? 0 : slot + Tile;
        sum.StoreUnsafe(ref _tile.First, (nuint)(step * Tile));
        return sum;
    }
}
