using System.Numerics;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Geometry;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Which corners of one picture have their counterpart in the other, at the place where it has to be. What
/// encoding and reducing lose, they lose anywhere; what is other leaves, other shadows or another distance
/// loses all corners of an area. What was laid over is left out.
/// </summary>
internal sealed class CornerAgreement
{
    private const int AreasAcross = 12;

    /// <summary>How near, in pixels of the coarser picture.</summary>
    private const double Reach = 3;

    /// <summary>Of 256 bits.</summary>
    private const int MostBits = 64;

    /// <summary>Areas with fewer corners say nothing.</summary>
    private const int LeastCorners = 3;

    /// <summary>Nearer to an edge the patch is cut off; in units of the longer side.</summary>
    private const double Edge = 0.03;

    public CornerAgreement(
        ComparedSample first, ComparedSample second, PlaneMap map, PlanePoint from, PlanePoint to,
        bool isMirrored, CoarseComparison coarse)
    {
        if (map.Invert() is not { } back) return;
        var forth = Measure(second, first, back, to, from, corner => Lies(
            coarse, isFirst: false, Swapped(second.Points[corner]), back.Apply(second.Points[corner])));
        var other = Measure(first, second, map, from, to, corner => Lies(
            coarse, isFirst: true, first.Points[corner], Swapped(map.Apply(first.Points[corner]))));
        (Unevenness, Lost) = forth.Unevenness > other.Unevenness ? forth : other;

        PlanePoint Swapped(PlanePoint point) => isMirrored ? point with { X = to.X - point.X } : point;

        bool Lies(CoarseComparison coarse, bool isFirst, PlanePoint own, PlanePoint mapped) =>
            IsLaidOver(coarse, coarse.IsFirstCoarser == isFirst ? own : mapped,
                coarse.IsFirstCoarser ? from : to);
    }

    /// <summary>How far beyond chance the lost corners stand together; 1 is chance.</summary>
    public double Unevenness { get; }

    /// <summary>The part of corners in areas that lost all, 0 to 1.</summary>
    public double Lost { get; }

    private static (double Unevenness, double Lost) Measure(
        ComparedSample own, ComparedSample other, PlaneMap map, PlanePoint extent, PlanePoint otherExtent,
        Func<int, bool> isLaidOver)
    {
        var growth = Math.Sqrt(Math.Abs(map.Determinant));
        var (all, kept) = (new int[AreasAcross * AreasAcross], new int[AreasAcross * AreasAcross]);
        for (var corner = 0; corner < own.Count; corner++)
        {
            var point = map.Apply(own.Points[corner]);
            if (point.X < Edge || point.Y < Edge) continue;
            if (point.X > otherExtent.X - Edge || point.Y > otherExtent.Y - Edge) continue;
            if (isLaidOver(corner)) continue;
            var area = Area(own.Points[corner], extent);
            all[area]++;
            if (IsThere(own, corner, other, point, Math.Max(1, growth))) kept[area]++;
        }

        return Spread(all, kept);
    }

    private static bool IsThere(
        ComparedSample own, int corner, ComparedSample other, PlanePoint point, double growth)
    {
        const double Pixel = 1.0 / Local.LocalReader.WorkingSide;
        var reach = Reach * Pixel * growth;
        for (var i = 0; i < other.Count; i++)
        {
            var (x, y) = (other.Points[i].X - point.X, other.Points[i].Y - point.Y);
            if ((x * x) + (y * y) > reach * reach) continue;
            var bits = 0;
            for (var word = 0; word < 4; word++)
            {
                bits += BitOperations.PopCount(own.Words[(4 * corner) + word] ^ other.Words[(4 * i) + word]);
            }

            if (bits <= MostBits) return true;
        }

        return false;
    }

    /// <summary>Against the spread that there is when each corner is lost by itself.</summary>
    private static (double Unevenness, double Lost) Spread(int[] all, int[] kept)
    {
        var (sum, found) = (all.Sum(), kept.Sum());
        if (found == 0 || found == sum) return (0, 0);
        var part = (double)found / sum;
        var (spread, areas, lost) = (0.0, 0, 0);
        for (var area = 0; area < all.Length; area++)
        {
            if (all[area] < LeastCorners) continue;
            var difference = kept[area] - (all[area] * part);
            spread += difference * difference / (all[area] * part * (1 - part));
            areas++;
            if (kept[area] == 0) lost += all[area];
        }

        return areas == 0 ? (0, 0) : (spread / areas, (double)lost / sum);
    }

    private static bool IsLaidOver(CoarseComparison coarse, PlanePoint point, PlanePoint extent)
    {
        var column = (int)(point.X / extent.X * FilmSample.ThumbnailColumns);
        var row = (int)(point.Y / extent.Y * FilmSample.ThumbnailRows);
        for (var y = row - 1; y <= row + 1; y++)
        {
            for (var x = column - 1; x <= column + 1; x++)
            {
                if (coarse.Differing.Contains((y * FilmSample.ThumbnailColumns) + x)) return true;
            }
        }

        return false;
    }

    private static int Area(PlanePoint point, PlanePoint extent)
    {
        var column = Math.Clamp((int)(point.X / extent.X * AreasAcross), 0, AreasAcross - 1);
        var row = Math.Clamp((int)(point.Y / extent.Y * AreasAcross), 0, AreasAcross - 1);
        return (row * AreasAcross) + column;
    }
}
