using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Probative.Fingerprints.Pictures;

/// <summary>
/// The first pass across and the first down of the outer sixteen columns on either side of a picture of
/// 512 x 512, in the reference's order: in columns 0 and 510 three pixels lie under the window, and thirds
/// get rounded.
/// </summary>
internal sealed class PdqEdges
{
    private const int Side = PdqHasher.ReducedSide;
    private const int Tile = PdqAxis.Tile;
    private const int Window = 4;
    private const int Lead = 2;
    private const float Quarter = 0.25f;

    /// <summary>Where the bytes of the right side begin, from column 495 on; two zeros come last.</summary>
    private const int Right495 = 40;

    private static readonly Vector512<float> First = Lane(0);
    private static readonly Vector512<float> LastButOne = Lane(Tile - 2);
    private static readonly float[] Thirds = [.. Enumerable.Range(0, (3 * 255) + 1).Select(sum => sum / 3f)];

    private readonly AlignedFloats _across = new(2 * Window * Tile);
    private readonly byte[] _bytes = new byte[64];
    private Vector512<float> _leftSum;
    private Vector512<float> _rightSum;

    /// <summary>Columns 0 to 15 of each row, after both passes; the last row is left out.</summary>
    public AlignedFloats Left { get; } = new(Side * Tile);

    /// <summary>Columns 496 to 511. The last is left out: no kept column hangs on it.</summary>
    public AlignedFloats Right { get; } = new(Side * Tile);

    public void Clear()
    {
        (_leftSum, _rightSum) = (default, default);
        _across.Span.Clear();
    }

    /// <summary>Takes the next row, and so completes the one two above.</summary>
    public void Add(ref byte row, int y)
    {
        ref var bytes = ref _bytes[0];
        // Before the first pixel there is a zero, after the last there are two.
        Vector256.LoadUnsafe(ref row).StoreUnsafe(ref bytes, 1);
        Vector128.LoadUnsafe(ref row, Side - Tile - 1).StoreUnsafe(ref bytes, Right495);
        Vector128.LoadUnsafe(ref row, Side - Tile).StoreUnsafe(ref bytes, Right495 + 1);
        var leftThird = Thirds[row + Unsafe.Add(ref row, 1) + Unsafe.Add(ref row, 2)];
        ref var last = ref Unsafe.Add(ref row, Side - 3);
        var rightThird = Thirds[last + Unsafe.Add(ref last, 1) + Unsafe.Add(ref last, 2)];
        var left = Vector512.ConditionalSelect(First, Vector512.Create(leftThird), Means(ref bytes));
        var right = Vector512.ConditionalSelect(
            LastButOne, Vector512.Create(rightThird), Means(ref Unsafe.Add(ref bytes, Right495)));

        ref var place = ref Unsafe.Add(ref _across.First, y % Window * 2 * Tile);
        _leftSum = _leftSum + left - Vector512.LoadUnsafe(ref place);
        _rightSum = _rightSum + right - Vector512.LoadUnsafe(ref place, Tile);
        left.StoreUnsafe(ref place);
        right.StoreUnsafe(ref place, Tile);
        if (y >= Lead) Complete(y - Lead);
    }

    /// <summary>The step past the end, which completes the last row but one.</summary>
    public void Finish()
    {
        _leftSum -= Vector512.LoadUnsafe(ref _across.First);
        _rightSum -= Vector512.LoadUnsafe(ref _across.First, Tile);
        Complete(Side - Lead);
    }

    private static Vector512<float> Lane(int lane) =>
        Vector512<uint>.Zero.WithElement(lane, uint.MaxValue).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Means(ref byte bytes) => Quarter * Vector512.ConvertToSingle(
        Wide(ref bytes, 0) + Wide(ref bytes, 1) + Wide(ref bytes, 2) + Wide(ref bytes, 3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Wide(ref byte bytes, nuint at)
    {
        var shorts = Vector256.WidenLower(Vector128.LoadUnsafe(ref bytes, at).ToVector256Unsafe());
        return Vector512.WidenLower(shorts.ToVector512Unsafe()).AsInt32();
    }

    private void Complete(int row)
    {
        var at = (nuint)(row * Tile);
        // Under the windows of the first row and of the last but one lie three rows.
        var isThird = row is 0 or Side - Lead;
        (isThird ? _leftSum / Vector512.Create(3f) : _leftSum * Quarter).StoreUnsafe(ref Left.First, at);
        (isThird ? _rightSum / Vector512.Create(3f) : _rightSum * Quarter).StoreUnsafe(ref Right.First, at);
    }
}
