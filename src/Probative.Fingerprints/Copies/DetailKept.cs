using Probative.Fingerprints.Films;
using Probative.Fingerprints.Geometry;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// How much of the first film's fine detail the second still shows: coding, resizing and filming a screen
/// blur, and what is blurred does not come back.
/// </summary>
public static class DetailKept
{
    /// <summary>In eighths of a level: less detail cannot be seen to vanish.</summary>
    private const int LeastDetail = 10;

    /// <summary>Of fewer parts the middle one is chance.</summary>
    private const int LeastParts = 8;

    /// <summary>Detail of another size is other detail: so much an area may grow or shrink.</summary>
    private const double SameArea = 1.2;

    /// <summary>
    /// The part of it that is kept, in the middle one of the parts of the frame that both show and that
    /// nothing was laid over: 1 for all, over 1 where the second shows more. Contrast is taken out. Null
    /// where both do not show it at the same size, or too little is to be seen.
    /// </summary>
    /// <param name="first">The film whose time is used.</param>
    /// <param name="second">The other.</param>
    /// <param name="found">What they have in common.</param>
    public static double? Of(FilmPrint first, FilmPrint second, CopyFound found)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(found);
        if (found.Change is not { IsPerspective: false, Map: { } map } change
            || map.Invert() is not { } back) return null;
        var area = Math.Abs(map.Determinant) * second.WorkingWidth * second.WorkingHeight
            / ((double)first.WorkingWidth * first.WorkingHeight);
        if (area is < 1 / SameArea or > SameArea) return null;
        var one = new PlanePoint(1, 1);
        var parts = Parts(back, one, one, Pairs(first, second, found))
            .Where(part => !change.Overlays.Any(laid =>
                laid.Of != OverlaySide.First && Holds(laid.Area, part.Cell)))
            .Select(part => part.Part).Order().ToList();
        return parts.Count < LeastParts ? null : parts[parts.Count / 2] / change.Contrast;
    }

    /// <summary>
    /// Of each part of the second's frame in which the first shows enough detail, how much of it is left.
    /// </summary>
    /// <param name="back">From the second's frame to the first's.</param>
    /// <param name="from">The size of the first's frame.</param>
    /// <param name="to">The size of the second's.</param>
    /// <param name="pairs">Samples of both films that show the same.</param>
    internal static List<(int Cell, double Part)> Parts(
        PlaneMap? back,
        PlanePoint from,
        PlanePoint to,
        IReadOnlyList<(FilmSample First, FilmSample Second)> pairs)
    {
        var parts = new List<(int Cell, double Part)>();
        for (var cell = 0; cell < FilmSample.DetailColumns * FilmSample.DetailRows; cell++)
        {
            var x = ((cell % FilmSample.DetailColumns) + 0.5) / FilmSample.DetailColumns * to.X;
            var y = ((cell / FilmSample.DetailColumns) + 0.5) / FilmSample.DetailRows * to.Y;
            var source = back?.Apply(x, y) ?? default;
            var column = source.X / from.X * FilmSample.DetailColumns;
            var row = source.Y / from.Y * FilmSample.DetailRows;
            if (column < 0.4 || row < 0.4) continue;
            if (column > FilmSample.DetailColumns - 0.4 || row > FilmSample.DetailRows - 0.4) continue;
            var (before, after) = (0.0, 0.0);
            foreach (var (first, second) in pairs)
            {
                before += At(first.Detail.Span, column - 0.5, row - 0.5);
                after += second.Detail.Span[cell];
            }

            if (before > 0 && before >= LeastDetail * pairs.Count) parts.Add((cell, after / before));
        }

        return parts;
    }

    private static List<(FilmSample First, FilmSample Second)> Pairs(
        FilmPrint first, FilmPrint second, CopyFound found)
    {
        var pairs = new List<(FilmSample First, FilmSample Second)>();
        var near = 0;
        foreach (var sample in second.Samples)
        {
            var seconds = sample.TimeMilliseconds / 1000.0;
            if (seconds < found.Second.StartSeconds || seconds > found.Second.EndSeconds) continue;
            var at = 1000 * found.Line.At(seconds);
            while (near + 1 < first.Samples.Count
                && Math.Abs(first.Samples[near + 1].TimeMilliseconds - at)
                    < Math.Abs(first.Samples[near].TimeMilliseconds - at)) near++;
            pairs.Add((first.Samples[near], sample));
        }

        return pairs;
    }

    private static bool Holds(FrameArea area, int cell)
    {
        var (left, top) = (
            (double)(cell % FilmSample.DetailColumns) / FilmSample.DetailColumns,
            (double)(cell / FilmSample.DetailColumns) / FilmSample.DetailRows);
        return area.Left < left + (1.0 / FilmSample.DetailColumns) && left < area.Left + area.Width
            && area.Top < top + (1.0 / FilmSample.DetailRows) && top < area.Top + area.Height;
    }

    private static double At(ReadOnlySpan<byte> detail, double column, double row)
    {
        column = Math.Clamp(column, 0, FilmSample.DetailColumns - 1.001);
        row = Math.Clamp(row, 0, FilmSample.DetailRows - 1.001);
        var (left, top) = ((int)column, (int)row);
        var (right, down) = (column - left, row - top);
        var at = (top * FilmSample.DetailColumns) + left;
        var above = (detail[at] * (1 - right)) + (detail[at + 1] * right);
        var below = (detail[at + FilmSample.DetailColumns] * (1 - right))
            + (detail[at + FilmSample.DetailColumns + 1] * right);
        return (above * (1 - down)) + (below * down);
    }
}
