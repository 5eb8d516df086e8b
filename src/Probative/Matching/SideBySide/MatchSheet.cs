using Probative.Examination.Pictures;
using Probative.Fingerprints.Geometry;

namespace Probative.Matching.SideBySide;

/// <summary>
/// Frames of two items on one sheet, a moment on each row: the first, the second, and how they differ where
/// the second is laid on the first (black: not at all; grey: outside of what both show).
/// </summary>
internal static class MatchSheet
{
    /// <summary>Pixels of a frame's longer side.</summary>
    public const int SideMax = 480;

    private const int Gap = 6;
    private const byte Outside = 128;

    /// <param name="rows">The frames; all of one item have one size.</param>
    /// <param name="map">
    /// From the first frame to the second, with sides of 1; null where it is not known: then both are laid
    /// over each other whole.
    /// </param>
    public static PixelFrame Draw(
        IReadOnlyList<(PixelFrame First, PixelFrame Second)> rows, PlaneMap? map)
    {
        var (first, second) = rows[0];
        var rowHeight = Math.Max(first.Height, second.Height);
        var width = (2 * first.Width) + second.Width + (4 * Gap);
        var height = (rows.Count * (rowHeight + Gap)) + Gap;
        var sheet = new PixelSheet(width, height);
        for (var at = 0; at < rows.Count; at++)
        {
            var top = Gap + (at * (rowHeight + Gap));
            sheet.Put(rows[at].First, Gap, top);
            sheet.Put(rows[at].Second, first.Width + (2 * Gap), top);
            sheet.Put(
                Differing(rows[at].First, rows[at].Second, map ?? PlaneMap.Identity),
                first.Width + second.Width + (3 * Gap),
                top);
        }

        return sheet.ToFrame();
    }

    /// <summary>In the frame of the first, level by level.</summary>
    private static PixelFrame Differing(PixelFrame first, PixelFrame second, PlaneMap map)
    {
        var differing = new byte[3 * first.Width * first.Height];
        var one = first.Rgb.Span;
        for (var y = 0; y < first.Height; y++)
        {
            for (var x = 0; x < first.Width; x++)
            {
                var there = map.Apply((x + 0.5) / first.Width, (y + 0.5) / first.Height);
                var pixel = 3 * ((y * first.Width) + x);
                if (Pixel(second, there) is not { } opposite)
                {
                    differing.AsSpan(pixel, 3).Fill(Outside);
                    continue;
                }

                var other = second.Rgb.Span.Slice(opposite, 3);
                for (var colour = 0; colour < 3; colour++)
                    differing[pixel + colour] = (byte)Math.Abs(one[pixel + colour] - other[colour]);
            }
        }

        return new PixelFrame(first.Width, first.Height, differing);
    }

    /// <summary>Where in its bytes the nearest pixel lies; null outside.</summary>
    private static int? Pixel(PixelFrame frame, PlanePoint place)
    {
        if (place.X is < 0 or >= 1 || place.Y is < 0 or >= 1) return null;
        return 3 * (((int)(place.Y * frame.Height) * frame.Width) + (int)(place.X * frame.Width));
    }
}
