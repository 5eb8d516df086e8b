using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using CsCheck;
using Probative.Fingerprints.Pictures;
using Xunit;

namespace Probative.Fingerprints.Tests.Pictures;

public class PdqSquareTests
{
    private const int Side = PdqSquare.Side;

    /// <summary>A few of each kind: clouds take longer to make than to hash.</summary>
    private static readonly byte[][] Made =
        [.. Enumerable.Range(0, 24).Select(i => Pattern.Make(Side, Side, i, i % 6, 1))];

    private static readonly Gen<(int Seed, int Kind, int Margin, int Noise)> Squares =
        Gen.Select(Gen.Int, Gen.Int[0, 7], Gen.Int[0, 24], Gen.OneOf(Gen.Const(0), Gen.Int[1, 60]));

    [Fact]
    public void Thousands_of_squares_have_the_numbers_of_the_general_filter_to_the_last_bit()
    {
        var (square, filter) = (new PdqSquare(), new PdqFilter(Side, Side));
        var grid = new AlignedFloats(filter.Grid.Length);
        var (taken, left) = (0, 0);
        Squares.Sample(
            item =>
            {
                var pixels = Make(item.Seed, item.Kind, item.Margin, item.Noise);
                var view = new PixelView(pixels, Side, Side, PixelLayout.Luma);
                if (!square.TryRun(view, grid))
                {
                    left++;
                    return;
                }

                taken++;
                filter.Run(view, isReduced: false);
                AssertSame(filter.Grid.Span, grid.Span);
            },
            iter: 2_000,
            threads: 1);
        TestContext.Current.TestOutputHelper?.WriteLine($"{taken} taken, {left} left to the general filter");
        Assert.True(taken > 1_000, $"{taken} taken, {left} left");
    }

    [Fact]
    public void Squares_have_the_hash_and_quality_of_the_plain_way() => Squares.Sample(
        item =>
        {
            var pixels = Make(item.Seed, item.Kind, item.Margin, item.Noise);
            var view = new PixelView(pixels, Side, Side, PixelLayout.Luma);
            Assert.Equal(PlainPdq.Hash(view, PdqReduction.Nearest512), PdqHasher.Hash(view));
        },
        iter: 80);

    [Fact]
    public void Larger_pictures_with_padded_rows_are_sampled_as_the_plain_way_does() =>
        Gen.Select(Gen.Int[1, 4_500], Gen.Int[513, 900], Gen.Int[0, 70], Gen.Bool).Sample(
            (across, down, pad, isTurned) =>
            {
                var (width, height) = isTurned ? (down, across) : (across, down);
                var stride = width + pad;
                var pixels = Pattern.Make(stride, height, width, height % 2 * 2, 1);
                var bytes = pixels.AsSpan(0, (stride * (height - 1)) + width);
                var view = new PixelView(bytes, width, height, stride, PixelLayout.Luma);
                var (luma, side, _) = PlainPdq.Luma(view, PdqReduction.Nearest512);
                Assert.Equal(Side, side);
                var (square, grid) = (new PdqSquare(), new AlignedFloats(64 * 64));
                if (square.TryRun(view, grid)) AssertSame(PlainPdq.Filter(luma, Side, Side), grid.Span);
                Assert.Equal(PlainPdq.Hash(view, PdqReduction.Nearest512), PdqHasher.Hash(view));
            },
            iter: 40);

    [Fact]
    public void Rows_in_which_rounding_stays_behind_go_step_by_step_and_many_go_to_the_general_filter()
    {
        var (square, filter) = (new PdqSquare(), new PdqFilter(Side, Side));
        var grid = new AlignedFloats(filter.Grid.Length);
        var (few, many) = (0, 0);
        for (var rows = 0; rows <= Side; rows += 8)
        {
            var pixels = Cliff(rows);
            var view = new PixelView(pixels, Side, Side, PixelLayout.Luma);
            var isTaken = square.TryRun(view, grid);
            if (!isTaken) many++;
            else if (square.Stepped > 2) few++;
            filter.Run(view, isReduced: false);
            if (isTaken) AssertSame(filter.Grid.Span, grid.Span);
            Assert.Equal(PlainPdq.Hash(view, PdqReduction.Nearest512), PdqHasher.Hash(view));
        }

        Assert.True(few > 3 && many > 3, $"{few} with rows step by step, {many} by the general filter");
    }

    [Fact]
    public void Sums_are_the_same_by_every_set_of_instructions()
    {
        var row = new byte[PdqTaps.ReadBytes];
        var (plain, other) = (new int[64], new int[64]);
        for (var seed = 0; seed < 200; seed++)
        {
            new Random(seed).NextBytes(row);
            if (seed % 4 == 0) Array.Fill(row, (byte)255);
            PdqTaps.SumSingly(ref row[0], ref plain[0]);
            PdqTaps.Sum(ref row[0], ref other[0]);
            Assert.Equal(plain[..63], other[..63]);
            if (Avx2.IsSupported) PdqTaps.Sum256(ref row[0], ref other[0]);
            Assert.Equal(plain[..63], other[..63]);
            if (Avx512BW.IsSupported) PdqTaps.Sum512(ref row[0], ref other[0]);
            Assert.Equal(plain[..63], other[..63]);
        }
    }

    [Fact]
    public void The_nearest_pixels_of_rows_of_every_width_are_the_floors()
    {
        var row = new byte[20_000];
        new Random(5).NextBytes(row);
        var to = new byte[Side + 16];
        for (var width = 1; width < row.Length; width += 1 + (width / 50))
        {
            new PdqNearest(width).Read(row.AsSpan(0, width), to);
            for (var i = 0; i < Side; i++) Assert.Equal(row[i * width / Side], to[i]);
        }
    }

    private static void AssertSame(ReadOnlySpan<float> wanted, ReadOnlySpan<float> found)
    {
        var left = MemoryMarshal.Cast<float, uint>(wanted);
        var right = MemoryMarshal.Cast<float, uint>(found);
        var same = left.CommonPrefixLength(right);
        Assert.True(same == left.Length, $"number {same}: {wanted[Math.Min(same, wanted.Length - 1)]}");
    }

    /// <summary>Kinds as of <see cref="Pattern"/>, 6 stripes, 7 blocks; noise or a margin on some.</summary>
    private static byte[] Make(int seed, int kind, int margin, int noise)
    {
        var random = new Random(seed);
        var pixels = kind < 6 ? [.. Made[kind + (6 * (seed & 3))]] : new byte[Side * Side];
        var (first, second, step) = (random.Next(256), random.Next(256), random.Next(1, 40));
        var isMade = kind < 6 && margin == 0 && noise == 0;
        for (var i = 0; i < pixels.Length && !isMade; i++)
        {
            var (y, x) = (i / Side, i % Side);
            if (kind == 6) pixels[i] = (byte)(x / step % 2 == 0 ? first : second);
            if (kind == 7) pixels[i] = (byte)(first + ((x / step * 7) ^ (y / step * 13)));
            if (x < margin) pixels[i] = (byte)(random.Next(256) | (first & 0xC0));
            else if (noise > 0) pixels[i] = (byte)Math.Clamp(pixels[i] + random.Next(-noise, noise), 0, 255);
        }

        return pixels;
    }

    /// <summary>Rows bright at the left edge and dark after it: nothing washes rounding away.</summary>
    private static byte[] Cliff(int rows)
    {
        var random = new Random(rows);
        var pixels = new byte[Side * Side];
        for (var i = 0; i < rows * Side; i++)
        {
            pixels[i] = (byte)(i % Side < 6 ? random.Next(190, 256) : random.Next(40));
        }

        return pixels;
    }
}
