using Probative.Fingerprints.Local;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Films;

/// <summary>Measures one frame.</summary>
internal static class SampleReader
{
    private const int BlockSide = 8;
    private const int MostDetail = 255;

    public static FilmSample Read(PixelView frame, int timeMilliseconds)
    {
        var working = GreyPicture.From(frame, LocalReader.WorkingSide);
        var hash = PdqHasher.Hash(frame);
        return new FilmSample
        {
            TimeMilliseconds = timeMilliseconds,
            Hash = hash,
            ContentHash = ContentHash(frame, working) ?? hash,
            Features = LocalReader.Read(working),
            Thumbnail = Thumbnail(working),
            Detail = Detail(working),
            Chroma = Chroma(frame),
            Texture = Texture(working),
        };
    }

    /// <summary>The hash of what is inside a border; null where there is none.</summary>
    private static PdqResult? ContentHash(PixelView frame, GreyPicture working)
    {
        var view = new PixelView(working.Pixels, working.Width, working.Height, PixelLayout.Luma);
        var border = BorderFinder.Find(view);
        if (!border.HasBorder) return null;
        var area = border.Content;
        var left = (int)((long)area.Left * frame.Width / working.Width);
        var top = (int)((long)area.Top * frame.Height / working.Height);
        var right = (int)((long)(area.Left + area.Width) * frame.Width / working.Width);
        var bottom = (int)((long)(area.Top + area.Height) * frame.Height / working.Height);
        return PdqHasher.Hash(frame.Crop(new PixelArea(left, top, right - left, bottom - top)));
    }

    private static byte[] Thumbnail(GreyPicture working)
    {
        var (columns, rows) = (FilmSample.ThumbnailColumns, FilmSample.ThumbnailRows);
        var reduced = working.Reduce(Math.Min(columns, working.Width), Math.Min(rows, working.Height));
        if (reduced.Width == columns && reduced.Height == rows) return reduced.Pixels;
        // Tiny pictures are repeated: the grid is the same for all.
        var thumbnail = new byte[columns * rows];
        for (var i = 0; i < thumbnail.Length; i++)
        {
            var (x, y) = (i % columns * reduced.Width / columns, i / columns * reduced.Height / rows);
            thumbnail[i] = reduced.Pixels[(y * reduced.Width) + x];
        }

        return thumbnail;
    }

    private static byte[] Detail(GreyPicture working)
    {
        var (columns, rows) = (FilmSample.DetailColumns, FilmSample.DetailRows);
        var (sums, counts) = (new long[columns * rows], new int[columns * rows]);
        for (var y = 0; y < working.Height - 1; y++)
        {
            var line = working.Pixels.AsSpan(y * working.Width, working.Width);
            var below = working.Pixels.AsSpan((y + 1) * working.Width, working.Width);
            for (var x = 0; x < line.Length - 1; x++)
            {
                var cell = (y * rows / working.Height * columns) + (x * columns / working.Width);
                sums[cell] += Math.Abs(line[x + 1] - line[x]) + Math.Abs(below[x] - line[x]);
                counts[cell]++;
            }
        }

        return [.. sums.Zip(counts, (sum, count) =>
            (byte)Math.Min(MostDetail, 4 * sum / Math.Max(1, count)))];
    }

    /// <summary>The mean over a sixteenth of the pixels of a picture in colours.</summary>
    private static byte Chroma(PixelView frame)
    {
        if (frame.Layout != PixelLayout.Rgb24) return 0;
        var (sum, count) = (0L, 0L);
        for (var y = 0; y < frame.Height; y += 4)
        {
            var row = frame.Row(y);
            for (var x = 0; x + 2 < row.Length; x += 12)
            {
                var (red, green, blue) = (row[x], row[x + 1], row[x + 2]);
                sum += Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue));
                count++;
            }
        }

        return (byte)(sum / count);
    }

    /// <summary>
    /// A block counts when its pixels take on levels between its darkest and its brightest: a flat one has no
    /// spread, letters and bars jump from one level to another.
    /// </summary>
    private static byte Texture(GreyPicture working)
    {
        var (rich, all) = (0, 0);
        for (var top = 0; top + BlockSide <= working.Height; top += BlockSide)
        {
            for (var left = 0; left + BlockSide <= working.Width; left += BlockSide)
            {
                all++;
                if (IsRich(working, left, top)) rich++;
            }
        }

        return (byte)(all == 0 ? 0 : 255 * rich / all);
    }

    private static bool IsRich(GreyPicture working, int left, int top)
    {
        var (lowest, highest) = (255, 0);
        for (var y = 0; y < BlockSide; y++)
        {
            foreach (var pixel in working.Pixels.AsSpan(((top + y) * working.Width) + left, BlockSide))
            {
                (lowest, highest) = (Math.Min(lowest, pixel), Math.Max(highest, pixel));
            }
        }

        var spread = highest - lowest;
        if (spread < 6) return false;
        var between = 0;
        for (var y = 0; y < BlockSide; y++)
        {
            foreach (var pixel in working.Pixels.AsSpan(((top + y) * working.Width) + left, BlockSide))
            {
                if (pixel - lowest > spread / 5 && highest - pixel > spread / 5) between++;
            }
        }

        return 3 * between >= BlockSide * BlockSide;
    }
}
