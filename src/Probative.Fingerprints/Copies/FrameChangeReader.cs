using Probative.Fingerprints.Films;
using Probative.Fingerprints.Geometry;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Reads off a map, and off what differs between aligned frames, how the frame was changed.
/// </summary>
internal static class FrameChangeReader
{
    private const double LeastRotation = 1.5;
    private const double LeastStretch = 0.06;
    private const double LeastPerspective = 0.02;
    private const double LeastContrast = 0.15;
    private const double LeastBrightness = 10;

    /// <summary>Compression leaves a tint in grey copies and takes some from coloured ones.</summary>
    private const int GreyChroma = 3;
    private const int LeastChroma = 8;

    public static FrameChange Read(Alignment alignment, FilmPrint first, FilmPrint second)
    {
        var (from, to) = (Aligner.Extent(first), Aligner.Extent(second));
        var shape = FrameShape.Read(alignment.Map, from, to);
        var corners = FrameShape.Clip(alignment.WholeMap, from, to);
        var back = alignment.Warp.Back ?? PlaneMap.Identity;
        var seen = Bounds(corners.Select(back.Apply), from);
        var place = Bounds(corners, to);
        var light = LightChange.Measure(alignment.Changes);
        var chromaBefore = alignment.Pairs.Average(pair => first.Samples[pair.Nearest].Chroma);
        var chromaAfter = alignment.Pairs.Average(pair => second.Samples[pair.Second].Chroma);
        return new FrameChange
        {
            IsMirrored = alignment.IsMirrored,
            RotationDegrees = Math.Abs(shape.Degrees) < LeastRotation
                ? 0
                : alignment.IsMirrored ? -shape.Degrees : shape.Degrees,
            IsPerspective = shape.Perspective > LeastPerspective,
            Stretch = Math.Abs(shape.Stretch - 1) < LeastStretch ? 1 : shape.Stretch,
            Seen = seen,
            Place = place,
            Layout = Layout(place, alignment, second),
            IsGrey = chromaBefore >= LeastChroma && chromaAfter <= GreyChroma,
            Contrast = Math.Abs(light.Gain - 1) < LeastContrast ? 1 : light.Gain,
            Brightness = Math.Abs(light.Shift) < LeastBrightness ? 0 : light.Shift,
            Overlays = OverlayReader.Read(alignment, light, first, second, from, to),
            Map = PlaneMap.Scaling(from.X, from.Y).Then(alignment.WholeMap)
                .Then(PlaneMap.Scaling(1 / to.X, 1 / to.Y)),
        };
    }

    private static FrameArea Bounds(IEnumerable<PlanePoint> points, PlanePoint extent)
    {
        var (left, top, right, bottom) = (1.0, 1.0, 0.0, 0.0);
        foreach (var point in points)
        {
            var (x, y) = (Math.Clamp(point.X / extent.X, 0, 1), Math.Clamp(point.Y / extent.Y, 0, 1));
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
        }

        return right < left ? FrameArea.Whole : new FrameArea(left, top, right - left, bottom - top);
    }

    private static FrameLayout Layout(FrameArea place, Alignment alignment, FilmPrint second)
    {
        const double Wide = 0.95;
        if (place.Width >= Wide && place.Height >= Wide) return FrameLayout.Full;
        // What lies outside of it is flat and stays so: bars.
        var seen = alignment.Warp.Seen.ToHashSet();
        var (flat, outside) = (0, 0);
        for (var cell = 0; cell < FrameWarp.Cells; cell++)
        {
            if (seen.Contains(cell) || IsBeside(cell, seen)) continue;
            outside++;
            if (IsFlat(cell, alignment, second)) flat++;
        }

        if (outside == 0) return FrameLayout.Full;
        return 10 * flat >= 9 * outside ? FrameLayout.Letterboxed : FrameLayout.Inset;
    }

    private static bool IsBeside(int cell, HashSet<int> seen) =>
        seen.Contains(cell - 1) || seen.Contains(cell + 1)
        || seen.Contains(cell - FilmSample.ThumbnailColumns)
        || seen.Contains(cell + FilmSample.ThumbnailColumns);

    private static bool IsFlat(int cell, Alignment alignment, FilmPrint second)
    {
        const int Levels = 10;
        var (lowest, highest) = (255, 0);
        foreach (var pair in alignment.Pairs)
        {
            var thumbnail = second.Samples[pair.Second].Thumbnail.Span;
            var beside = cell % FilmSample.ThumbnailColumns == 0 ? cell + 1 : cell - 1;
            lowest = Math.Min(lowest, Math.Min(thumbnail[cell], thumbnail[beside]));
            highest = Math.Max(highest, Math.Max(thumbnail[cell], thumbnail[beside]));
        }

        return highest - lowest <= Levels;
    }
}
