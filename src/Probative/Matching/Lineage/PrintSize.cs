using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;

namespace Probative.Matching.Lineage;

/// <summary>What a print says of its film as a whole.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="DurationMilliseconds">0 for a picture.</param>
/// <param name="Detail">
/// In 16 x 9 parts of the frame, the mean over its samples, in eighths of a level; empty where not known.
/// </param>
internal sealed record PrintSize(int Width, int Height, long DurationMilliseconds, double[] Detail)
{
    // Coding leaves a flat bar with next to nothing.
    private const double Flat = 4;

    public long Pixels => (long)Width * Height;

    public bool IsPicture => DurationMilliseconds == 0;

    public static PrintSize Of(FilmPrint print)
    {
        var detail = new double[FilmSample.DetailColumns * FilmSample.DetailRows];
        foreach (var sample in print.Samples)
        {
            var parts = sample.Detail.Span;
            for (var i = 0; i < detail.Length; i++) detail[i] += (double)parts[i] / print.Samples.Count;
        }

        return new PrintSize(print.Width, print.Height, print.DurationMilliseconds, detail);
    }

    /// <summary>Whether what lies outside a part of the frame is nothing but bars.</summary>
    public bool HasBarsAround(FrameArea part)
    {
        var outside = Enumerable.Range(0, Detail.Length).Where(at => !Holds(part, at)).ToList();
        return outside.Count > 0 && outside.TrueForAll(at => Detail[at] <= Flat);
    }

    private static bool Holds(FrameArea part, int at)
    {
        var x = (at % FilmSample.DetailColumns + 0.5) / FilmSample.DetailColumns;
        var y = (at / FilmSample.DetailColumns + 0.5) / FilmSample.DetailRows;

        // Half a part is left out on every side: there the picture itself begins.
        const double across = 0.5 / FilmSample.DetailColumns;
        const double down = 0.5 / FilmSample.DetailRows;
        return x > part.Left - across && x < part.Left + part.Width + across
            && y > part.Top - down && y < part.Top + part.Height + down;
    }
}
