namespace Probative.Fingerprints.Pictures;

/// <summary>A decoded picture that lies in the caller's memory, rows from the top.</summary>
public readonly ref struct PixelView
{
    /// <summary>The longest side that is taken, in pixels.</summary>
    public const int LongestSide = 65_536;

    /// <summary>Looks at a picture without padding between its rows.</summary>
    /// <param name="pixels">At least height · width pixels.</param>
    /// <param name="width">1 to 65,536 pixels.</param>
    /// <param name="height">1 to 65,536 pixels.</param>
    /// <param name="layout">What the bytes mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> is too short.</exception>
    public PixelView(ReadOnlySpan<byte> pixels, int width, int height, PixelLayout layout)
        : this(pixels, width, height, (int)layout * Math.Min(width, LongestSide), layout)
    {
    }

    /// <summary>Looks at a picture.</summary>
    /// <param name="pixels">The rows; each begins a stride after the one above.</param>
    /// <param name="width">1 to 65,536 pixels.</param>
    /// <param name="height">1 to 65,536 pixels.</param>
    /// <param name="strideBytes">At least the bytes of one row.</param>
    /// <param name="layout">What the bytes mean.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    /// <exception cref="ArgumentException"><paramref name="pixels"/> is too short.</exception>
    public PixelView(ReadOnlySpan<byte> pixels, int width, int height, int strideBytes, PixelLayout layout)
    {
        if (layout is not (PixelLayout.Luma or PixelLayout.Rgb24))
        {
            throw new ArgumentOutOfRangeException(nameof(layout));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, LongestSide);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, LongestSide);
        var rowBytes = width * (int)layout;
        ArgumentOutOfRangeException.ThrowIfLessThan(strideBytes, rowBytes);
        if (pixels.Length < ((long)strideBytes * (height - 1)) + rowBytes)
        {
            throw new ArgumentException("There are fewer bytes than the size asks for.", nameof(pixels));
        }

        Pixels = pixels;
        Width = width;
        Height = height;
        StrideBytes = strideBytes;
        Layout = layout;
    }

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Pixels { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>From the beginning of a row to that of the next.</summary>
    public int StrideBytes { get; }

    /// <summary>What the bytes mean.</summary>
    public PixelLayout Layout { get; }

    /// <summary>The bytes of one row, without what pads it.</summary>
    /// <param name="row">0 to <see cref="Height"/> - 1.</param>
    public ReadOnlySpan<byte> Row(int row) => Pixels.Slice(row * StrideBytes, Width * (int)Layout);

    /// <summary>A part of this picture, in the same memory.</summary>
    /// <param name="area">Where it lies; not empty, and inside.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not inside.</exception>
    public PixelView Crop(PixelArea area)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(area.Left, nameof(area));
        ArgumentOutOfRangeException.ThrowIfNegative(area.Top, nameof(area));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(area.Width, Width - area.Left, nameof(area));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(area.Height, Height - area.Top, nameof(area));
        var start = (area.Top * StrideBytes) + (area.Left * (int)Layout);
        return new PixelView(Pixels[start..], area.Width, area.Height, StrideBytes, Layout);
    }
}
