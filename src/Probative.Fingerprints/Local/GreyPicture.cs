using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Local;

/// <summary>
/// A picture in levels of brightness, rows from the top without padding. All of its arithmetic is in whole
/// numbers, so that the same pixels give the same picture on every machine.
/// </summary>
public sealed class GreyPicture
{
    /// <summary>Wraps pixels.</summary>
    /// <param name="pixels">Exactly width · height levels, 0 to 255.</param>
    /// <param name="width">1 or more pixels.</param>
    /// <param name="height">1 or more pixels.</param>
    /// <exception cref="ArgumentException">The number of pixels is another.</exception>
    public GreyPicture(byte[] pixels, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.Length != (long)width * height)
        {
            throw new ArgumentException("The pixels are not as many as the size says.", nameof(pixels));
        }

        Pixels = pixels;
        Width = width;
        Height = height;
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    internal byte[] Pixels { get; }

    /// <summary>
    /// A picture reduced until neither side is longer than a limit; each new pixel is the mean of the area
    /// that it covers. Smaller pictures keep their size. A side that would vanish keeps one pixel.
    /// </summary>
    /// <param name="picture">In luma or colours of up to 65,536 pixels a side.</param>
    /// <param name="longestSide">1 or more pixels.</param>
    public static GreyPicture From(PixelView picture, int longestSide)
    {
        var (width, height) = Fit(picture.Width, picture.Height, longestSide);
        return new GreyPicture(Scale(picture, width, height), width, height);
    }

    /// <summary>This picture in another, not larger, size.</summary>
    /// <param name="width">1 to <see cref="Width"/>.</param>
    /// <param name="height">1 to <see cref="Height"/>.</param>
    public GreyPicture Reduce(int width, int height) =>
        new(Scale(new PixelView(Pixels, Width, Height, PixelLayout.Luma), width, height), width, height);

    /// <summary>This picture with left and right swapped.</summary>
    public GreyPicture Mirror()
    {
        var mirrored = new byte[Pixels.Length];
        for (var row = 0; row < Height; row++)
        {
            Pixels.AsSpan(row * Width, Width).CopyTo(mirrored.AsSpan(row * Width));
            mirrored.AsSpan(row * Width, Width).Reverse();
        }

        return new GreyPicture(mirrored, Width, Height);
    }

    internal static (int Width, int Height) Fit(int width, int height, int longestSide)
    {
        var longest = Math.Max(width, height);
        if (longest <= longestSide) return (width, height);
        var half = longest / 2L;
        return (
            Math.Max(1, (int)((((long)width * longestSide) + half) / longest)),
            Math.Max(1, (int)((((long)height * longestSide) + half) / longest)));
    }

    private static byte[] Scale(PixelView picture, int width, int height)
    {
        var (line, sums) = (new int[width], new long[width]);
        var luma = new byte[picture.Width];
        var result = new byte[width * height];
        var area = (long)picture.Width * picture.Height;
        // Rows are cut into as many parts as the new picture has rows, so that each part belongs to one row.
        var (target, left) = (0, picture.Height);
        for (var row = 0; row < picture.Height; row++)
        {
            AddUp(Luma(picture, row, luma), line, picture.Width);
            var parts = height;
            while (parts > 0)
            {
                var taken = Math.Min(parts, left);
                for (var x = 0; x < width; x++) sums[x] += (long)line[x] * taken;
                parts -= taken;
                left -= taken;
                if (left > 0) continue;
                for (var x = 0; x < width; x++)
                {
                    result[(target * width) + x] = (byte)((sums[x] + (area / 2)) / area);
                    sums[x] = 0;
                }

                target++;
                left = picture.Height;
            }
        }

        return result;
    }

    private static ReadOnlySpan<byte> Luma(PixelView picture, int row, byte[] luma)
    {
        var pixels = picture.Row(row);
        if (picture.Layout == PixelLayout.Luma) return pixels;
        for (var x = 0; x < luma.Length; x++)
        {
            // ITU-R BT.601, in 256ths.
            luma[x] = (byte)(((77 * pixels[3 * x]) + (150 * pixels[(3 * x) + 1])
                + (29 * pixels[(3 * x) + 2]) + 128) >> 8);
        }

        return luma;
    }

    /// <summary>
    /// The sums of a row's pixels over each new pixel's width; the weights of each add to the old width.
    /// </summary>
    private static void AddUp(ReadOnlySpan<byte> row, int[] line, int oldWidth)
    {
        var width = line.Length;
        if (width == oldWidth)
        {
            for (var x = 0; x < width; x++) line[x] = row[x] * oldWidth;
            return;
        }

        var (target, left, sum) = (0, oldWidth, 0);
        foreach (var pixel in row)
        {
            var parts = width;
            if (parts < left)
            {
                sum += pixel * parts;
                left -= parts;
                continue;
            }

            sum += pixel * left;
            parts -= left;
            line[target++] = sum;
            sum = pixel * parts;
            left = oldWidth - parts;
        }
    }
}
