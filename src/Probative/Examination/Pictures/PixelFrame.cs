using Probative.Fingerprints.Pictures;

namespace Probative.Examination.Pictures;

/// <summary>
/// Pixels as a program decoded them: three bytes each, red, green, blue; rows from the top.
/// </summary>
/// <param name="Width">From 1.</param>
/// <param name="Height">From 1.</param>
/// <param name="Rgb">Three times width times height bytes.</param>
public sealed record PixelFrame(int Width, int Height, ReadOnlyMemory<byte> Rgb)
{
    /// <summary>The pixels as the fingerprints take them.</summary>
    public PixelView View => new(Rgb.Span, Width, Height, PixelLayout.Rgb24);

    /// <summary>The brightness of each pixel, 0 to 255: .299 red, .587 green, .114 blue.</summary>
    public byte[] Luma()
    {
        var luma = new byte[Width * Height];
        var rgb = Rgb.Span;
        for (var i = 0; i < luma.Length; i++)
            luma[i] = (byte)((299 * rgb[3 * i] + 587 * rgb[3 * i + 1] + 114 * rgb[3 * i + 2] + 500) / 1_000);
        return luma;
    }

    /// <summary>The same picture, smaller: each pixel the mean of those that it stands for.</summary>
    /// <param name="widthMax">Most pixels of a row.</param>
    /// <param name="heightMax">Most rows.</param>
    public PixelFrame Shrunk(int widthMax, int heightMax)
    {
        var scale = Math.Min(1.0, Math.Min((double)widthMax / Width, (double)heightMax / Height));
        var (width, height) = (Math.Max(1, (int)(Width * scale)), Math.Max(1, (int)(Height * scale)));
        if (width == Width && height == Height) return this;
        var small = new byte[3 * width * height];
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = Span(y, height, Height);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = Span(x, width, Width);
                Mean(left, right, top, bottom, small.AsSpan(3 * (y * width + x), 3));
            }
        }

        return new PixelFrame(width, height, small);
    }

    private static (int From, int To) Span(int at, int small, int large)
    {
        var from = (int)((long)at * large / small);
        return (from, Math.Max(from + 1, (int)((long)(at + 1) * large / small)));
    }

    private void Mean(int left, int right, int top, int bottom, Span<byte> into)
    {
        var (red, green, blue) = (0L, 0L, 0L);
        for (var y = top; y < bottom; y++)
        {
            var row = Rgb.Span.Slice(3 * (y * Width + left), 3 * (right - left));
            for (var i = 0; i < row.Length; i += 3)
            {
                red += row[i];
                green += row[i + 1];
                blue += row[i + 2];
            }
        }

        var count = (long)(right - left) * (bottom - top);
        into[0] = (byte)(red / count);
        into[1] = (byte)(green / count);
        into[2] = (byte)(blue / count);
    }
}
