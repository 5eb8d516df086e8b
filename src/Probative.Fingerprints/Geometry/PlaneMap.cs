namespace Probative.Fingerprints.Geometry;

/// <summary>
/// A projective map from one frame to another: (x, y) goes to (M11 x + M12 y + M13, M21 x + M22 y + M23)
/// divided by (M31 x + M32 y + M33). Only operations that IEEE 754 rounds exactly are used.
/// </summary>
public readonly record struct PlaneMap(
    double M11, double M12, double M13,
    double M21, double M22, double M23,
    double M31, double M32, double M33)
{
    /// <summary>The map that leaves everything where it is.</summary>
    public static PlaneMap Identity { get; } = Scaling(1, 1);

    /// <summary>How much an area grows at the origin; negative for a mirroring.</summary>
    public double Determinant =>
        (M11 * ((M22 * M33) - (M23 * M32))) - (M12 * ((M21 * M33) - (M23 * M31)))
        + (M13 * ((M21 * M32) - (M22 * M31)));

    /// <summary>Whether parallels stay parallel.</summary>
    public bool IsAffine => M31 == 0 && M32 == 0;

    /// <summary>Stretches about the origin.</summary>
    /// <param name="across">The factor of x.</param>
    /// <param name="down">The factor of y.</param>
    public static PlaneMap Scaling(double across, double down) => new(across, 0, 0, 0, down, 0, 0, 0, 1);

    /// <summary>Swaps left and right of a frame.</summary>
    /// <param name="width">The frame's width.</param>
    public static PlaneMap Mirroring(double width) => new(-1, 0, width, 0, 1, 0, 0, 0, 1);

    /// <summary>Where a point goes; far away where the map has no place for it.</summary>
    /// <param name="point">The point.</param>
    public PlanePoint Apply(PlanePoint point) => Apply(point.X, point.Y);

    /// <summary>Where a point goes; far away where the map has no place for it.</summary>
    /// <param name="x">From the left.</param>
    /// <param name="y">From above.</param>
    public PlanePoint Apply(double x, double y)
    {
        var depth = (M31 * x) + (M32 * y) + M33;
        if (depth <= 1e-6) return new PlanePoint(1e6, 1e6);
        return new PlanePoint(
            ((M11 * x) + (M12 * y) + M13) / depth,
            ((M21 * x) + (M22 * y) + M23) / depth);
    }

    /// <summary>First this map, then another.</summary>
    /// <param name="next">The other.</param>
    public PlaneMap Then(PlaneMap next) => new(
        (next.M11 * M11) + (next.M12 * M21) + (next.M13 * M31),
        (next.M11 * M12) + (next.M12 * M22) + (next.M13 * M32),
        (next.M11 * M13) + (next.M12 * M23) + (next.M13 * M33),
        (next.M21 * M11) + (next.M22 * M21) + (next.M23 * M31),
        (next.M21 * M12) + (next.M22 * M22) + (next.M23 * M32),
        (next.M21 * M13) + (next.M22 * M23) + (next.M23 * M33),
        (next.M31 * M11) + (next.M32 * M21) + (next.M33 * M31),
        (next.M31 * M12) + (next.M32 * M22) + (next.M33 * M32),
        (next.M31 * M13) + (next.M32 * M23) + (next.M33 * M33));

    /// <summary>The map back; null where this one flattens the plane.</summary>
    public PlaneMap? Invert()
    {
        var determinant = Determinant;
        if (Math.Abs(determinant) < 1e-9) return null;
        var inverse = new PlaneMap(
            (M22 * M33) - (M23 * M32), (M13 * M32) - (M12 * M33), (M12 * M23) - (M13 * M22),
            (M23 * M31) - (M21 * M33), (M11 * M33) - (M13 * M31), (M13 * M21) - (M11 * M23),
            (M21 * M32) - (M22 * M31), (M12 * M31) - (M11 * M32), (M11 * M22) - (M12 * M21));
        // Scaled so that depths are positive where the frame is.
        var scale = Math.Abs(inverse.M33) < 1e-12 ? determinant : inverse.M33;
        return new PlaneMap(
            inverse.M11 / scale, inverse.M12 / scale, inverse.M13 / scale,
            inverse.M21 / scale, inverse.M22 / scale, inverse.M23 / scale,
            inverse.M31 / scale, inverse.M32 / scale, inverse.M33 / scale);
    }
}
