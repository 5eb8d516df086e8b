using System.Buffers.Binary;
using System.Security.Cryptography;
using Probative.Fingerprints.Local;
using Probative.Fingerprints.Pictures;
using Xunit;

namespace Probative.Fingerprints.Tests.Copies;

public class LocalTests
{
    private static GreyPicture Picture(int place) =>
        new(new Scenery(place, 5).Frame(1000), Scenery.Width, Scenery.Height);

    [Fact]
    public void The_bits_of_a_mirrored_patch_are_the_bits_with_their_halves_swapped_at_every_place_and_turn()
    {
        var picture = Picture(1);
        var (smooth, mirrored) = (PictureBlur.Run(picture), PictureBlur.Run(picture.Mirror()));
        for (var y = 20; y < Scenery.Height - 20; y += 7)
        {
            for (var x = 20; x < Scenery.Width - 20; x += 5)
            {
                var turn = (int)(Scenery.Hash(x, y, 3) & 255);
                var bits = LocalReader.Describe(smooth, Scenery.Width, x, y, turn);
                var other = LocalReader.Describe(
                    mirrored, Scenery.Width, Scenery.Width - 1 - x, y, (128 - turn) & 255);
                Assert.Equal(bits.Mirrored, other);
            }
        }
    }

    [Fact]
    public void The_direction_of_a_mirrored_patch_is_the_mirrored_direction()
    {
        var (picture, mirror) = (Picture(2), Picture(2).Mirror());
        for (var i = 0; i < 500; i++)
        {
            var (x, y) = (20 + (int)(Scenery.Hash(i, 1, 1) % 280), 20 + (int)(Scenery.Hash(i, 2, 2) % 140));
            var turn = LocalReader.Direction(picture.Pixels, Scenery.Width, x, y);
            var other = LocalReader.Direction(mirror.Pixels, Scenery.Width, Scenery.Width - 1 - x, y);
            Assert.Equal((128 - turn) & 255, other);
        }
    }

    [Fact]
    public void Directions_are_those_of_the_arctangent()
    {
        for (var i = 0; i < 20_000; i++)
        {
            var (x, y) = ((int)(Scenery.Hash(i, 1, 4) % 2001) - 1000,
                (int)(Scenery.Hash(i, 2, 4) % 2001) - 1000);
            if (x == 0 && y == 0) continue;
            var exact = Math.Atan2(y, x) * 128 / Math.PI;
            var off = Math.IEEERemainder(Turns.Direction(x, y) - exact, 256);
            Assert.InRange(off, -0.500001, 0.500001);
            Assert.InRange(Turns.Degrees(x, y) - (Math.Atan2(y, x) * 180 / Math.PI), -0.001, 0.001);
        }
    }

    [Fact]
    public void The_same_pixels_give_the_same_features_on_every_machine()
    {
        var features = LocalReader.Read(Picture(3));
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = new byte[38];
        foreach (var feature in features)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes, feature.X);
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), feature.Y);
            (bytes[4], bytes[5]) = (feature.Level, feature.Turn);
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(6), feature.Bits.A);
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(14), feature.Bits.B);
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(22), feature.Bits.C);
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(30), feature.Bits.D);
            digest.AppendData(bytes);
        }

        Assert.InRange(features.Count, 150, LocalReader.MostFeatures);
        Assert.Equal("dc1157b4b9ee7b02bd5ece5950f05ba5",
            Convert.ToHexStringLower(digest.GetHashAndReset())[..32]);
    }

    [Fact]
    public void A_busy_corner_does_not_take_all_features()
    {
        var frame = new Scenery(4, 5).Frame(0);
        for (var y = 0; y < 45; y++)
        {
            for (var x = 0; x < 80; x++)
            {
                frame[(y * Scenery.Width) + x] = (byte)((((x / 4) ^ (y / 4)) & 1) * 255);
            }
        }

        var features = LocalReader.Read(new GreyPicture(frame, Scenery.Width, Scenery.Height));
        var busy = features.Count(feature => feature.X < 80 * 32 && feature.Y < 45 * 32);
        Assert.True(features.Count > 120, $"{features.Count}");
        Assert.True(busy * 3 < features.Count, $"{busy} of {features.Count}");
    }

    [Fact]
    public void Flat_and_tiny_pictures_have_no_features_and_too_large_ones_are_refused()
    {
        Assert.Empty(LocalReader.Read(new GreyPicture(new byte[512 * 300], 512, 300)));
        Assert.Empty(LocalReader.Read(new GreyPicture(new byte[1], 1, 1)));
        Assert.Throws<ArgumentException>(() => LocalReader.Read(new GreyPicture(new byte[513], 513, 1)));
        Assert.Throws<ArgumentException>(() => new GreyPicture(new byte[5], 2, 3));
    }

    [Fact]
    public void Reducing_keeps_the_mean_and_whole_factors_are_exact_means()
    {
        var picture = Picture(6);
        var half = picture.Reduce(Scenery.Width / 2, Scenery.Height / 2);
        var (x, y) = (37, 41);
        var four = picture.Pixels[(2 * y * Scenery.Width) + (2 * x)]
            + picture.Pixels[(2 * y * Scenery.Width) + (2 * x) + 1]
            + picture.Pixels[(((2 * y) + 1) * Scenery.Width) + (2 * x)]
            + picture.Pixels[(((2 * y) + 1) * Scenery.Width) + (2 * x) + 1];
        Assert.Equal((four + 2) / 4, half.Pixels[(y * half.Width) + x]);
        var odd = picture.Reduce(131, 77);
        Assert.InRange(
            odd.Pixels.Average(pixel => pixel) - picture.Pixels.Average(pixel => pixel), -0.6, 0.6);
        var colours = new byte[] { 255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255 };
        var grey = GreyPicture.From(new PixelView(colours, 4, 1, PixelLayout.Rgb24), 512);
        Assert.Equal([77, 149, 29, 255], grey.Pixels);
    }
}
