namespace Probative.Samples;

/// <summary>
/// A pinhole camera above flat ground that looks level, with its horizon at a third of the picture.
/// </summary>
/// <param name="East">Metres east of the place's middle.</param>
/// <param name="North">Metres north of it.</param>
/// <param name="High">Metres above the ground.</param>
/// <param name="Heading">Degrees from north, clockwise.</param>
/// <param name="Width">Columns of the picture.</param>
/// <param name="Height">Rows of the picture.</param>
internal sealed record Camera(float East, float North, float High, float Heading, int Width, int Height)
{
    /// <summary>The focal length in pixels: about 65 degrees across the longer side.</summary>
    public float Focal => 0.78f * Math.Max(Width, Height);

    private float Horizon => Height * 0.33f;

    public float PixelsPerMetre(float metres) => Focal / metres;

    /// <summary>The ground that a pixel shows, and how far away it is; nothing above the horizon.</summary>
    public (float East, float North, float Metres)? Ground(int column, int row)
    {
        var down = (row + 0.5f - Horizon) / Focal;
        if (down <= 0.004f) return null;
        var metres = High / down;
        var right = metres * (column - (Width / 2)) / Focal;
        var (sin, cos) = MathF.SinCos(Heading * MathF.PI / 180);
        return (East + (metres * sin) + (right * cos), North + (metres * cos) - (right * sin), metres);
    }

    /// <summary>
    /// Where a point of the ground is in the picture, and how far ahead (negative: behind).
    /// </summary>
    public (int Column, int Row, float Metres) See(float east, float north)
    {
        var (sin, cos) = MathF.SinCos(Heading * MathF.PI / 180);
        var (x, y) = (east - East, north - North);
        var metres = (x * sin) + (y * cos);
        if (metres < 0.1f) return (0, 0, metres);
        var right = (x * cos) - (y * sin);
        var scale = Focal / metres;
        return ((int)((Width / 2) + (right * scale)), (int)(Horizon + (High * scale)), metres);
    }
}
