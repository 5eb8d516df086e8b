using Probative.Fingerprints.Films;
using Probative.Fingerprints.Geometry;
using Probative.Fingerprints.Local;

namespace Probative.Fingerprints.Copies;

/// <summary>A sample with its features laid out for comparing.</summary>
internal sealed class ComparedSample
{
    private ComparedSample(FilmSample sample, IReadOnlyList<LocalFeature> features, double unit,
        double aspect)
    {
        Sample = sample;
        var count = features.Count;
        Words = new ulong[4 * count];
        Points = new PlanePoint[count];
        (Turns, Levels, Areas) = (new byte[count], new byte[count], new byte[count]);
        for (var i = 0; i < count; i++)
        {
            var feature = features[i];
            (Words[4 * i], Words[(4 * i) + 1]) = (feature.Bits.A, feature.Bits.B);
            (Words[(4 * i) + 2], Words[(4 * i) + 3]) = (feature.Bits.C, feature.Bits.D);
            var point = new PlanePoint(feature.X / unit, feature.Y / unit);
            Points[i] = point;
            (Turns[i], Levels[i]) = (feature.Turn, feature.Level);
            Areas[i] = Area(point, aspect);
        }
    }

    public FilmSample Sample { get; }

    public int Count => Points.Length;

    /// <summary>Four words a feature.</summary>
    public ulong[] Words { get; }

    public PlanePoint[] Points { get; }

    public byte[] Turns { get; }

    public byte[] Levels { get; }

    public byte[] Areas { get; }

    public double Seconds => Sample.TimeMilliseconds / 1000.0;

    public static ComparedSample From(FilmSample sample, FilmPrint print, bool isMirrored)
    {
        var longest = Math.Max(print.WorkingWidth, print.WorkingHeight);
        var features = isMirrored
            ? [.. sample.Features.Select(feature => feature.Mirror(print.WorkingWidth))]
            : sample.Features;
        return new ComparedSample(
            sample,
            features,
            longest * LocalFeature.UnitsPerPixel,
            (double)print.WorkingHeight / print.WorkingWidth);
    }

    private static byte Area(PlanePoint point, double aspect)
    {
        const int Across = PointMatch.AreasAcross;
        var (width, height) = aspect > 1 ? (1 / aspect, 1.0) : (1.0, aspect);
        var column = Math.Clamp((int)(point.X / width * Across), 0, Across - 1);
        var row = Math.Clamp((int)(point.Y / height * Across), 0, Across - 1);
        return (byte)((row * Across) + column);
    }
}
