using Probative.Fingerprints.Geometry;
using Probative.Fingerprints.Local;

namespace Probative.Fingerprints.Copies;

/// <summary>What a map does to the frame.</summary>
/// <param name="Degrees">By how much it turns the middle, clockwise.</param>
/// <param name="Stretch">How much wider than high it makes a square there.</param>
/// <param name="Perspective">
/// How far corners lie from where parallels would bring them, in parts of the size.
/// </param>
internal readonly record struct FrameShape(double Degrees, double Stretch, double Perspective)
{
    public static FrameShape Read(PlaneMap map, PlanePoint from, PlanePoint to)
    {
        const double Step = 0.01;
        var (x, y) = (from.X / 2, from.Y / 2);
        var middle = map.Apply(x, y);
        var (right, down) = (map.Apply(x + Step, y), map.Apply(x, y + Step));
        var (a, c) = ((right.X - middle.X) / Step, (right.Y - middle.Y) / Step);
        var (b, d) = ((down.X - middle.X) / Step, (down.Y - middle.Y) / Step);
        var across = Math.Sqrt((a * a) + (c * c));
        var along = Math.Sqrt((b * b) + (d * d));
        var size = Math.Max(across * from.X, along * from.Y);
        var farthest = 0.0;
        foreach (var (cornerX, cornerY) in Corners(from))
        {
            var corner = map.Apply(cornerX, cornerY);
            var (u, v) = (
                middle.X + (a * (cornerX - x)) + (b * (cornerY - y)) - corner.X,
                middle.Y + (c * (cornerX - x)) + (d * (cornerY - y)) - corner.Y);
            farthest = Math.Max(farthest, Math.Sqrt((u * u) + (v * v)));
        }

        return new FrameShape(Turns.Degrees(a + d, c - b), along > 0 ? across / along : 1, farthest / size);
    }

    /// <summary>The corners of what is seen of the first frame, in the second.</summary>
    public static List<PlanePoint> Clip(PlaneMap map, PlanePoint from, PlanePoint to)
    {
        // Sutherland and Hodgman, "Reentrant Polygon Clipping" (1974), one side after the other.
        List<PlanePoint> polygon = [.. Corners(from).Select(map.Apply)];
        polygon = Clip(polygon, point => point.X);
        polygon = Clip(polygon, point => to.X - point.X);
        polygon = Clip(polygon, point => point.Y);
        return Clip(polygon, point => to.Y - point.Y);
    }

    private static PlanePoint[] Corners(PlanePoint extent) =>
        [new(0, 0), new(extent.X, 0), extent, new(0, extent.Y)];

    private static List<PlanePoint> Clip(List<PlanePoint> polygon, Func<PlanePoint, double> inside)
    {
        var clipped = new List<PlanePoint>();
        for (var i = 0; i < polygon.Count; i++)
        {
            var (point, next) = (polygon[i], polygon[(i + 1) % polygon.Count]);
            var (here, there) = (inside(point), inside(next));
            if (here >= 0) clipped.Add(point);
            if (here >= 0 == there >= 0) continue;
            var part = here / (here - there);
            clipped.Add(new PlanePoint(
                point.X + (part * (next.X - point.X)), point.Y + (part * (next.Y - point.Y))));
        }

        return clipped;
    }
}
