using Probative.Fingerprints.Films;
using Probative.Fingerprints.Geometry;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Finds what was laid over one of two films: cells of the second's frame that differ from the first's in all
/// of a stretch by more than a small error of place explains, and cells that lost their detail.
/// </summary>
internal static class OverlayReader
{
    /// <summary>
    /// So many levels a cell differs at least, and half of what its surroundings span on top.
    /// </summary>
    private const int LeastDifference = 14;
    private const int LeastCells = 3;
    private const double LargestPart = 0.5;
    private const double SteadyPart = 0.75;
    private const double BlurredPart = 0.5;

    public static IReadOnlyList<FrameOverlay> Read(
        Alignment alignment, LightChange light, FilmPrint first, FilmPrint second, PlanePoint from,
            PlanePoint to)
    {
        var overlays = new List<FrameOverlay>();
        var grid = new CellGrid(FilmSample.ThumbnailColumns, FilmSample.ThumbnailRows);
        var differing = Differing(alignment, light);
        if (differing.Count < LargestPart * alignment.Warp.Seen.Length)
        {
            foreach (var area in grid.Groups(differing, LeastCells))
            {
                var side = OverlaySideReader.Read(
                    alignment.Changes, alignment.Warp.Seen, differing, area);
                var own = side == OverlaySide.First ? InFirst(area, alignment, from, to) : area;
                overlays.Add(new FrameOverlay(Kind(own), own, side));
            }
        }

        var blurred = Blurred(alignment, first, second, from, to);
        foreach (var area in new CellGrid(FilmSample.DetailColumns, FilmSample.DetailRows).Groups(blurred, 2))
        {
            if (!overlays.Any(overlay => Overlaps(overlay.Area, area)))
            {
                // Only what the second lost is looked for.
                overlays.Add(new FrameOverlay(OverlayKind.Blur, area, OverlaySide.Second));
            }
        }

        return overlays;
    }

    /// <summary>An area of the second's frame in the frame of the first.</summary>
    private static FrameArea InFirst(FrameArea area, Alignment alignment, PlanePoint from, PlanePoint to)
    {
        if (alignment.Warp.Back is not { } back) return area;
        var (right, bottom) = (area.Left + area.Width, area.Top + area.Height);
        PlanePoint[] corners =
        [
            back.Apply(area.Left * to.X, area.Top * to.Y), back.Apply(right * to.X, area.Top * to.Y),
            back.Apply(right * to.X, bottom * to.Y), back.Apply(area.Left * to.X, bottom * to.Y),
        ];
        return FrameChangeReader.Bounds(corners, from);
    }

    private static OverlayKind Kind(FrameArea area) =>
        area.Width >= 0.25 && area.Height <= 0.3 && area.Width > 1.5 * area.Height
        && (area.MiddleY > 0.7 || area.MiddleY < 0.2)
            ? OverlayKind.Subtitle
            : OverlayKind.Logo;

    private static bool Overlaps(FrameArea left, FrameArea right) =>
        left.Left < right.Left + right.Width && right.Left < left.Left + left.Width
        && left.Top < right.Top + right.Height && right.Top < left.Top + left.Height;

    private static HashSet<int> Differing(Alignment alignment, LightChange light)
    {
        var changes = alignment.Changes;
        var (first, second) = (
            LightChange.Means(changes.Levels), LightChange.Means(changes.SecondLevels));
        var seen = alignment.Warp.Seen;
        var place = Enumerable.Range(0, seen.Length).ToDictionary(i => seen[i]);
        var differing = new HashSet<int>();
        for (var i = 0; i < seen.Length; i++)
        {
            var expected = (light.Gain * first[i]) + light.Offset;
            var difference = second[i] - expected;
            var (lowest, highest) = Around(seen[i], place, first);
            var span = light.Gain * (highest - lowest) / 2;
            if (Math.Abs(difference) < (LeastDifference * FrameWarp.Unit) + span) continue;
            if (IsSteady(i, changes, difference, expected - (light.Gain * first[i]), light)) differing.Add(
                seen[i]);
        }

        return differing;
    }

    /// <summary>
    /// Whether most samples of the second film lie on the same side of what the first had there.
    /// </summary>
    private static bool IsSteady(
        int cell, ChangeReader changes, double difference, double offset, LightChange light)
    {
        var mean = 0.0;
        foreach (var sample in changes.Levels) mean += sample[cell];
        mean = (light.Gain * mean / changes.Levels.Length) + offset;
        var same = changes.SecondLevels.Count(sample =>
            (sample[cell] - mean) * Math.Sign(difference) > LeastDifference * FrameWarp.Unit / 2.0);
        return same >= SteadyPart * changes.SecondLevels.Length;
    }

    private static (int Lowest, int Highest) Around(int cell, Dictionary<int, int> place, int[] levels)
    {
        var (lowest, highest) = (int.MaxValue, int.MinValue);
        for (var row = -1; row <= 1; row++)
        {
            for (var column = -1; column <= 1; column++)
            {
                var beside = cell + (row * FilmSample.ThumbnailColumns) + column;
                if (!place.TryGetValue(beside, out var at)) continue;
                (lowest, highest) = (Math.Min(lowest, levels[at]), Math.Max(highest, levels[at]));
            }
        }

        return (lowest, highest);
    }

    /// <summary>Cells of the grid of detail that kept clearly less of it than most did.</summary>
    private static HashSet<int> Blurred(
        Alignment alignment, FilmPrint first, FilmPrint second, PlanePoint from, PlanePoint to)
    {
        // Detail of another size is other detail.
        var size = alignment.Map.Determinant * from.X * from.Y / (to.X * to.Y);
        if (size is < 0.5 or > 2) return [];
        var kept = DetailKept.Parts(
            alignment.Warp.Back,
            from,
            to,
            [.. alignment.Pairs.Select(pair => (first.Samples[pair.Nearest], second.Samples[pair.Second]))]);
        if (kept.Count < 8) return [];
        var middle = kept.Select(part => part.Part).Order().ElementAt(kept.Count / 2);
        return [.. kept.Where(part => part.Part < BlurredPart * middle).Select(part => part.Cell)];
    }
}
