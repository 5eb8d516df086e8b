namespace Probative.Samples;

/// <summary>
/// Draws the clip frame by frame: a camera drifts over the terrain while six figures in orange vests walk
/// out of the wood and line up on the track. Then the clip ends; nothing else happens in it.
/// </summary>
/// <param name="place">The seed of the terrain; another one is another place.</param>
/// <param name="east">
/// How many metres east of the place's middle the flight is; nobody walks elsewhere.
/// </param>
internal sealed class AerialClip(uint place, float east = 0)
{
    public const int Width = 640;
    public const int Height = 360;
    public const int FramesPerSecond = 25;
    public const int Frames = 12 * FramesPerSecond;

    public const float MetresPerPixel = 0.16f;

    public const uint Place = 20310508;

    // The ground is drawn once, at the camera's own resolution: noise for every pixel of every frame takes
    // minutes.
    private const int GroundColumns = Width + 200;
    private const int GroundRows = Height + 40;
    private readonly byte[] _ground = DrawGround(new Terrain(place), east);

    /// <summary>
    /// Where the camera is, in metres from the middle of the place. Frames show it to the nearest pixel.
    /// </summary>
    public static (double East, double North) Camera(double seconds) =>
        ((1.1 * seconds) - 6, 10 * Math.Sin(seconds / 2) * MetresPerPixel);

    /// <summary>
    /// Fills <paramref name="rgb"/> (Width x Height x 3 bytes, row by row) with frame number n from 0.
    /// </summary>
    public void Draw(int n, Span<byte> rgb)
    {
        var seconds = (float)n / FramesPerSecond;
        var (right, north) = ((int)(1.1f * seconds / MetresPerPixel), (int)(10 * MathF.Sin(seconds / 2)));
        for (var row = 0; row < Height; row++)
        {
            var from = (((row + 20 - north) * GroundColumns) + 40 + right) * 3;
            _ground.AsSpan(from, Width * 3).CopyTo(rgb[(row * Width * 3)..]);
        }

        if (east != 0) return;
        var cameraX = GroundWest + ((40 + right + (Width / 2)) * MetresPerPixel);
        var cameraY = north * MetresPerPixel;
        for (var figure = 0; figure < Exercise.Figures; figure++)
        {
            var (x, y) = Exercise.Where(figure, seconds);
            DrawFigure(rgb, (x - cameraX) / MetresPerPixel, (y - cameraY) / MetresPerPixel);
        }
    }

    private static float GroundWest => -6 - ((40 + (Width / 2)) * MetresPerPixel);

    private static byte[] DrawGround(Terrain terrain, float east)
    {
        var ground = new byte[GroundColumns * GroundRows * 3];
        for (var row = 0; row < GroundRows; row++)
        {
            var y = ((GroundRows / 2) - row) * MetresPerPixel;
            for (var column = 0; column < GroundColumns; column++)
            {
                var at = ((row * GroundColumns) + column) * 3;
                (ground[at], ground[at + 1], ground[at + 2]) =
                    terrain.ColourAt(east + GroundWest + (column * MetresPerPixel), y);
            }
        }

        return ground;
    }

    private static void DrawFigure(Span<byte> rgb, float right, float up)
    {
        var (centreColumn, centreRow) = ((int)(right + (Width / 2)), (int)((Height / 2) - up));
        for (var row = centreRow - 3; row <= centreRow + 3; row++)
        {
            for (var column = centreColumn - 2; column <= centreColumn + 2; column++)
            {
                if (row is < 0 or >= Height || column is < 0 or >= Width) continue;
                var at = ((row * Width) + column) * 3;
                ReadOnlySpan<byte> colour = row >= centreRow - 1 ? [240, 120, 24] : [60, 48, 40];
                colour.CopyTo(rgb[at..]);
            }
        }
    }
}
