using CsCheck;
using Probative.Fingerprints.Pictures;
using Xunit;

namespace Probative.Fingerprints.Tests.Pictures;

public class PdqTests
{
    private static readonly Gen<(int Width, int Height, int Seed, int Kind, bool IsColour)> Pictures =
        Gen.Select(Gen.Int[1, 700], Gen.Int[1, 700], Gen.Int, Gen.Int[0, 5], Gen.Bool);

    [Fact]
    public void The_fast_way_equals_the_plain_one_to_the_last_bit_for_every_kind_and_size() =>
        Pictures.Sample(
            item => AssertSame(item.Width, item.Height, item.Seed, item.Kind, item.IsColour),
            iter: 300);

    [Theory]
    [InlineData(512, 512)]
    [InlineData(64, 64)]
    [InlineData(63, 65)]
    [InlineData(5, 5)]
    [InlineData(5, 2000)]
    [InlineData(128, 129)]
    [InlineData(256, 384)]
    [InlineData(1920, 1080)]
    [InlineData(640, 480)]
    public void The_sizes_at_which_windows_change_give_the_same_bits_too(int width, int height)
    {
        for (var kind = 0; kind < 6; kind++)
        {
            AssertSame(width, height, 7 + kind, kind, isColour: false);
            AssertSame(width, height, 7 + kind, kind, isColour: true);
        }
    }

    [Fact]
    public void Windows_too_wide_for_short_sums_give_the_same_bits()
    {
        AssertSame(33_000, 6, 1, 0, isColour: false);
        AssertSame(6, 33_000, 1, 1, isColour: false);
    }

    [Theory]
    [InlineData(4, 300)]
    [InlineData(300, 4)]
    [InlineData(1, 1)]
    public void A_picture_under_five_pixels_has_the_zero_hash(int width, int height)
    {
        var view = new PixelView(Pattern.Make(width, height, 1, 0, 1), width, height, PixelLayout.Luma);
        Assert.Equal(default, PdqHasher.Hash(view));
        Assert.All(PdqHasher.HashDihedral(view).All, hash => Assert.Equal(default, hash));
    }

    [Fact]
    public void Bytes_that_pad_the_rows_do_not_count()
    {
        var tight = Pattern.Make(300, 200, 3, 1, 3);
        var padded = new byte[1000 * 200];
        Array.Fill(padded, (byte)0x55);
        for (var y = 0; y < 200; y++) tight.AsSpan(y * 900, 900).CopyTo(padded.AsSpan(y * 1000));
        Assert.Equal(
            PdqHasher.Hash(new PixelView(tight, 300, 200, PixelLayout.Rgb24)),
            PdqHasher.Hash(new PixelView(padded, 300, 200, 1000, PixelLayout.Rgb24)));
    }

    [Fact]
    public void A_turned_picture_has_the_turned_hash()
    {
        const int Side = 512;
        var pixels = Pattern.Make(Side, Side, 11, 1, 1);
        var turns = PdqHasher.HashDihedral(new PixelView(pixels, Side, Side, PixelLayout.Luma));
        byte[] Turn(Func<int, int, int> source)
        {
            var turned = new byte[pixels.Length];
            for (var i = 0; i < turned.Length; i++) turned[i] = pixels[source(i / Side, i % Side)];
            return turned;
        }

        PdqHash Hash(byte[] turned) =>
            PdqHasher.Hash(new PixelView(turned, Side, Side, PixelLayout.Luma)).Hash;

        // The box leans half a pixel to one side, so a mirrored picture differs in a few bits.
        var flipX = Hash(Turn((y, x) => ((Side - 1 - y) * Side) + x));
        var flipY = Hash(Turn((y, x) => (y * Side) + Side - 1 - x));
        var flipPlus = Hash(Turn((y, x) => (x * Side) + y));
        Assert.InRange(PdqHash.Distance(flipX, turns.FlipX), 0, 16);
        Assert.InRange(PdqHash.Distance(flipY, turns.FlipY), 0, 16);
        Assert.InRange(PdqHash.Distance(flipPlus, turns.FlipPlus1), 0, 2);
        Assert.InRange(PdqHash.Distance(flipX, turns.Original), 64, 192);
    }

    [Fact]
    public void A_hash_survives_its_text_and_the_distance_is_that_of_its_bits() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.ULong, Gen.ULong, Gen.Int[0, 255]).Sample((a, b, c, d, bit) =>
        {
            var hash = new PdqHash(a, b, c, d);
            Assert.Equal(hash, PdqHash.Parse(hash.ToHex()));
            Assert.Equal(hash, PdqHash.Parse(hash.ToHex().ToUpperInvariant()));
            ulong[] words = [a, b, c, d];
            words[bit / 64] ^= 1UL << (bit % 64);
            var other = new PdqHash(words[0], words[1], words[2], words[3]);
            Assert.Equal(1, PdqHash.Distance(hash, other));
            Assert.NotEqual(hash[bit], other[bit]);
        });

    [Theory]
    [InlineData("")]
    [InlineData("d8f8f0cee0f4a84f0637022a078f67f0b36e2ed596621e1d33e6339c4e9c9b2")]
    [InlineData("d8f8f0cee0f4a84f0637022a078f67f0b36e2ed596621e1d33e6339c4e9c9b2g")]
    [InlineData("d8f8f0cee0f4a84f0637022a078f67f0b36e2ed596621e1d33e6339c4e9c9b222")]
    [InlineData(" d8f8f0cee0f4a84f0637022a078f67f0b36e2ed596621e1d33e6339c4e9c9b2")]
    public void What_is_no_hash_is_not_read_as_one(string text)
    {
        Assert.False(PdqHash.TryParse(text, out _));
        Assert.Throws<FormatException>(() => PdqHash.Parse(text));
    }

    [Fact]
    public void A_view_of_too_few_bytes_is_refused() =>
        Assert.Throws<ArgumentException>(() => new PixelView(new byte[99], 10, 10, PixelLayout.Luma).Width);

    private static void AssertSame(int width, int height, int seed, int kind, bool isColour)
    {
        var layout = isColour ? PixelLayout.Rgb24 : PixelLayout.Luma;
        var pixels = Pattern.Make(width, height, seed, kind, (int)layout);
        var view = new PixelView(pixels, width, height, layout);
        foreach (var reduction in Enum.GetValues<PdqReduction>())
        {
            Assert.Equal(PlainPdq.Hash(view, reduction), PdqHasher.Hash(view, reduction));
            AssertSameGrid(view, reduction);
        }
    }

    /// <summary>The numbers before the median too: a hash would hide small differences.</summary>
    private static void AssertSameGrid(PixelView view, PdqReduction reduction)
    {
        var (luma, width, height) = PlainPdq.Luma(view, reduction);
        var filter = new PdqFilter(width, height);
        filter.Run(view, (width, height) != (view.Width, view.Height));
        var wanted = PlainPdq.Filter(luma, width, height);
        for (var i = 0; i < wanted.Length; i++)
        {
            var (plain, fast) = (
                BitConverter.SingleToUInt32Bits(wanted[i]),
                BitConverter.SingleToUInt32Bits(filter.Grid.Span[i]));
            Assert.True(plain == fast, $"{width} x {height}, {reduction}, {i}: {wanted[i]}");
        }
    }
}
