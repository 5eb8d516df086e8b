namespace Probative.Fingerprints.Pictures;

/// <summary>
/// Finds bars and solid borders around pictures, so that what is inside can be hashed too. One frame is
/// enough; more make it steadier. In each frame the lines at a side that are of one colour are counted: a
/// border never has more than that, and a dark frame may have more. The border is the number that nearly
/// all frames reach, if in some of them the picture clearly begins there. It needs borders without writing
/// or logos in them. Memory is bounded by the size of one frame's sides. Not thread-safe.
/// </summary>
/// <param name="width">Of every frame, in pixels.</param>
/// <param name="height">Of every frame, in pixels.</param>
/// <param name="limits">When lines are a border; null for the defaults.</param>
public sealed class BorderFinder(int width, int height, BorderLimits? limits = null)
{
    private const int Sides = 4;

    private readonly BorderLimits _limits = limits ?? BorderLimits.Default;
    private readonly int[][] _counts = [.. Range(width, height)];
    private readonly int[][] _clear = [.. Range(width, height)];
    private int _frames;
    private int _flatFrames;

    private enum Side
    {
        Top,
        Bottom,
        Left,
        Right,
    }

    /// <summary>The content of one frame.</summary>
    /// <param name="frame">Its luma.</param>
    /// <param name="limits">When lines are a border; null for the defaults.</param>
    public static BorderResult Find(PixelView frame, BorderLimits? limits = null)
    {
        var finder = new BorderFinder(frame.Width, frame.Height, limits);
        finder.Add(frame);
        return finder.Result();
    }

    /// <summary>Takes one more frame into account.</summary>
    /// <param name="frame">Its luma, of the size that was stated.</param>
    /// <exception cref="ArgumentException">It has another size or layout.</exception>
    public void Add(PixelView frame)
    {
        if (frame.Layout != PixelLayout.Luma || frame.Width != width || frame.Height != height)
        {
            throw new ArgumentException("The frame is no luma of the stated size.", nameof(frame));
        }

        var top = Extent(frame, Side.Top, 0, width);
        if (top == height)
        {
            _flatFrames++;
            return;
        }

        _frames++;
        var bottom = Extent(frame, Side.Bottom, 0, width);
        Count(frame, Side.Top, top, 0, width);
        Count(frame, Side.Bottom, bottom, 0, width);
        // Bars at the sides are looked for between those above and below, which may have another colour.
        var (start, end) = top + bottom < height ? (top, height - bottom) : (0, height);
        Count(frame, Side.Left, Extent(frame, Side.Left, start, end), start, end);
        Count(frame, Side.Right, Extent(frame, Side.Right, start, end), start, end);
    }

    /// <summary>The content, after all frames so far.</summary>
    public BorderResult Result()
    {
        Span<int> cuts = stackalloc int[Sides];
        for (var side = 0; side < Sides; side++) cuts[side] = Thickness(side);
        var content = new PixelArea(
            cuts[(int)Side.Left],
            cuts[(int)Side.Top],
            width - cuts[(int)Side.Left] - cuts[(int)Side.Right],
            height - cuts[(int)Side.Top] - cuts[(int)Side.Bottom]);
        var whole = new PixelArea(0, 0, width, height);
        var isLarge = (double)content.Width * content.Height >= _limits.SmallestArea * width * height;
        return new BorderResult(
            isLarge ? content : whole, isLarge && content != whole, _frames, _flatFrames);
    }

    private static IEnumerable<int[]> Range(int width, int height) =>
        [new int[height + 1], new int[height + 1], new int[width + 1], new int[width + 1]];

    private static int Lines(PixelView frame, Side side) =>
        side is Side.Top or Side.Bottom ? frame.Height : frame.Width;

    /// <summary>How many lines of about one colour there are at a side.</summary>
    private int Extent(PixelView frame, Side side, int start, int end)
    {
        var lines = Lines(frame, side);
        var (colour, _) = Measure(frame, side, 0, start, end);
        for (var line = 0; line < lines; line++)
        {
            var (mean, deviation) = Measure(frame, side, line, start, end);
            if (deviation > _limits.LineDeviation) return line;
            if (Math.Abs(mean - colour) > _limits.ColourDifference) return line;
        }

        return lines;
    }

    private void Count(PixelView frame, Side side, int extent, int start, int end)
    {
        _counts[(int)side][extent]++;
        if (extent < _limits.ThinnestBorder || extent >= Lines(frame, side)) return;
        var (colour, _) = Measure(frame, side, 0, start, end);
        // The second line behind the edge: scaling and compression soften the first.
        var line = Math.Min(extent + 1, Lines(frame, side) - 1);
        var sum = 0.0;
        for (var i = start; i < end; i++) sum += Math.Abs(Pixel(frame, side, line, i) - colour);
        if (sum / (end - start) >= _limits.EdgeContrast) _clear[(int)side][extent]++;
    }

    private int Thickness(int side)
    {
        var counts = _counts[side];
        var (reached, needed) = (0, Math.Max(1, (int)Math.Ceiling(_frames * _limits.SteadyPart)));
        var most = counts.Length - 1;
        for (; most > 0; most--)
        {
            reached += counts[most];
            if (reached >= needed) break;
        }

        var isThick = most > (counts.Length - 1) * _limits.ThickestPart;
        if (most < _limits.ThinnestBorder || isThick) return 0;
        var clear = 0;
        for (var near = most - 1; near <= most + 1; near++) clear += _clear[side][near];
        return clear >= Math.Max(1, _frames * _limits.ClearPart) ? most : 0;
    }

    private static byte Pixel(PixelView frame, Side side, int line, int place)
    {
        var (row, column) = side switch
        {
            Side.Top => (line, place),
            Side.Bottom => (frame.Height - 1 - line, place),
            Side.Left => (place, line),
            _ => (place, frame.Width - 1 - line),
        };
        return frame.Pixels[(row * frame.StrideBytes) + column];
    }

    private static (double Mean, double Deviation) Measure(
        PixelView frame, Side side, int line, int start, int end)
    {
        var (sum, squares) = (0L, 0L);
        for (var place = start; place < end; place++)
        {
            int pixel = Pixel(frame, side, line, place);
            sum += pixel;
            squares += pixel * pixel;
        }

        var count = (double)(end - start);
        var mean = sum / count;
        return (mean, Math.Sqrt(Math.Max(0, (squares / count) - (mean * mean))));
    }
}
