using CsCheck;
using Probative.Fingerprints.Pictures;
using Xunit;

namespace Probative.Fingerprints.Tests.Pictures;

public class BorderTests
{
    private const int Width = 320;
    private const int Height = 180;

    [Theory]
    [InlineData(0, 24, 320, 132)]
    [InlineData(40, 0, 240, 180)]
    [InlineData(40, 24, 240, 132)]
    [InlineData(0, 2, 320, 178)]
    [InlineData(10, 30, 250, 100)]
    public void Bars_are_found_to_the_pixel(int left, int top, int width, int height)
    {
        foreach (byte colour in new byte[] { 0, 16, 128, 235 })
        {
            var content = new PixelArea(left, top, width, height);
            var result = BorderFinder.Find(Luma(Framed(content, colour, noise: 0, seed: 1)));
            Assert.Equal(content, result.Content);
            Assert.True(result.HasBorder);
        }
    }

    [Fact]
    public void Bars_anywhere_with_the_noise_of_compression_are_found_within_a_pixel() =>
        Gen.Select(Gen.Int[0, 70], Gen.Int[0, 45], Gen.Int[0, 70], Gen.Int[0, 45], Gen.Int).Sample(
            (left, top, right, bottom, seed) =>
            {
                var content = new PixelArea(left, top, Width - left - right, Height - top - bottom);
                var found = BorderFinder.Find(Luma(Framed(content, 16, noise: 3, seed))).Content;
                Assert.InRange(found.Left, Least(left), left + 1);
                Assert.InRange(found.Top, Least(top), top + 1);
                Assert.InRange(Width - found.Left - found.Width, Least(right), right + 1);
                Assert.InRange(Height - found.Top - found.Height, Least(bottom), bottom + 1);
            });

    [Fact]
    public void A_picture_without_bars_is_left_whole()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var whole = new PixelArea(0, 0, Width, Height);
            var result = BorderFinder.Find(Luma(Framed(whole, 0, noise: 2, seed)));
            Assert.Equal(whole, result.Content);
            Assert.False(result.HasBorder);
        }
    }

    [Fact]
    public void A_night_scene_is_never_cut_to_its_lamp()
    {
        var night = new byte[Width * Height];
        for (var i = 0; i < night.Length; i++) night[i] = (byte)(5 + (i / Width / 60));
        for (var y = 80; y < 90; y++) night.AsSpan((y * Width) + 150, 10).Fill(250);
        Assert.False(BorderFinder.Find(Luma(night)).HasBorder);
    }

    [Fact]
    public void A_dark_sky_that_brightens_slowly_is_no_bar()
    {
        var sky = Framed(new PixelArea(0, 90, Width, 90), 0, noise: 0, seed: 2);
        for (var y = 0; y < 90; y++) sky.AsSpan(y * Width, Width).Fill((byte)(10 + (y / 8)));
        for (var y = 86; y < 98; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                ref var pixel = ref sky[(y * Width) + x];
                pixel = (byte)(20 + ((pixel - 20) * Math.Max(0, y - 86) / 12));
            }
        }

        Assert.Equal(0, BorderFinder.Find(Luma(sky)).Content.Top);
    }

    [Fact]
    public void Frames_of_one_colour_say_nothing_and_dark_ones_do_not_widen_the_bars()
    {
        var content = new PixelArea(0, 20, Width, 140);
        var finder = new BorderFinder(Width, Height);
        for (var frame = 0; frame < 40; frame++)
        {
            var pixels = Framed(content, 16, noise: 1, seed: frame);
            // A scene whose upper half is as dark as the bars, and fades in between.
            if (frame % 3 == 0) pixels.AsSpan(0, 90 * Width).Fill(16);
            if (frame % 7 == 0) pixels.AsSpan().Fill(16);
            finder.Add(Luma(pixels));
        }

        var result = finder.Result();
        Assert.Equal(content, result.Content);
        Assert.Equal((34, 6), (result.Frames, result.FlatFrames));
    }

    [Fact]
    public void The_content_hashes_as_the_picture_without_its_bars()
    {
        var content = new PixelArea(40, 0, 240, 180);
        var framed = Luma(Framed(content, 0, noise: 0, seed: 4));
        var inner = framed.Crop(BorderFinder.Find(framed).Content);
        var bare = new byte[240 * 180];
        for (var y = 0; y < 180; y++) inner.Row(y).CopyTo(bare.AsSpan(y * 240));
        var alone = PdqHasher.Hash(new PixelView(bare, 240, 180, PixelLayout.Luma));
        Assert.Equal(alone, PdqHasher.Hash(inner));
        Assert.True(PdqHash.Distance(alone.Hash, PdqHasher.Hash(framed).Hash) > 31);
    }

    [Fact]
    public void Any_frame_gives_a_content_inside_it_and_of_the_least_area() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 60], Gen.Int[0, 5], Gen.Int).Sample(
        (width, height, kind, seed) =>
        {
            var pixels = Pattern.Make(width, height, seed, kind, 1);
            var result = BorderFinder.Find(new PixelView(pixels, width, height, PixelLayout.Luma));
            var area = result.Content;
            Assert.True(area.Left >= 0 && area.Left + area.Width <= width);
            Assert.True(area.Top >= 0 && area.Top + area.Height <= height);
            Assert.True(area.Width * area.Height * 4 >= width * height);
        });

    private static int Least(int border) => border <= 2 ? 0 : border - 1;

    private static PixelView Luma(byte[] pixels) => new(pixels, Width, Height, PixelLayout.Luma);

    private static byte[] Framed(PixelArea content, byte colour, int noise, int seed)
    {
        var random = new Random(seed);
        var pixels = new byte[Width * Height];
        for (var i = 0; i < pixels.Length; i++)
        {
            var (y, x) = (i / Width, i % Width);
            var isInside = x >= content.Left && x < content.Left + content.Width
                && y >= content.Top && y < content.Top + content.Height;
            var wave = 75 + (60 * Math.Sin((x * 0.11) + (y * 0.07) + seed)) + (x * y % 41);
            pixels[i] = (byte)Math.Clamp((isInside ? wave : colour) + random.Next(-noise, noise + 1), 0, 255);
        }

        return pixels;
    }
}
