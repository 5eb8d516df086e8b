namespace Probative.Samples;

/// <summary>
/// Draws the clip frame by frame: a camera drifts over the terrain while six figures in orange vests walk out
/// of the wood and line up on the track. Then the clip ends; nothing else happens in it.
/// </summary>
internal sealed class AerialClip
{
    public const int Width = 640;
    public const int Height = 360;
    public const int FramesPerSecond = 25;
    public const int Frames = 12 * FramesPerSecond;

    private const float MetresPerPixel = 0.16f;
    private const int Figures = 6;
    private const float LineUpSeconds = 8;

    // The ground is drawn once, at the camera's own resolution: noise for every pixel of every frame takes
    // minutes.
    private const int GroundColumns = Width + 200;
    private const int GroundRows = Height + 40;
    private readonly byte[] _ground = DrawGround(new Terrain(seed: 20310508));

    /// <summary>
    /// Fills <paramref name="rgb"/> (Width x Height x 3 bytes, row by row) with frame number n from 0.
    /// </summary>
    public void Draw(int n, Span<byte> rgb)
    {
        var seconds = (float)n / FramesPerSecond;
        var (east, north) = ((int)(1.1f * seconds / MetresPerPixel), (int)(10 * MathF.Sin(seconds / 2)));
        for (var row = 0; row < Height; row++)
        {
            var from = (((row + 20 - north) * GroundColumns) + 40 + east) * 3;
            _ground.AsSpan(from, Width * 3).CopyTo(rgb[(row * Width * 3)..]);
        }

        var cameraX = GroundWest + ((40 + east + (Width / 2)) * MetresPerPixel);
        var cameraY = north * MetresPerPixel;
        for (var figure = 0; figure < Figures; figure++)
        {
            var (x, y) = Where(figure, seconds);
            DrawFigure(rgb, (x - cameraX) / MetresPerPixel, (y - cameraY) / MetresPerPixel);
        }
    }

    private static float GroundWest => -6 - ((40 + (Width / 2)) * MetresPerPixel);

    private static byte[] DrawGround(Terrain terrain)
    {
        var ground = new byte[GroundColumns * GroundRows * 3];
        for (var row = 0; row < GroundRows; row++)
        {
            var y = ((GroundRows / 2) - row) * MetresPerPixel;
            for (var column = 0; column < GroundColumns; column++)
            {
                var at = ((row * GroundColumns) + column) * 3;
                (ground[at], ground[at + 1], ground[at + 2]) =
                    terrain.ColourAt(GroundWest + (column * MetresPerPixel), y);
            }
        }

        return ground;
    }

    private static (float X, float Y) Where(int figure, float seconds)
    {
        // Each starts in the wood, one after the other, and ends on its own place along the track.
        var walked = Math.Clamp((seconds - (0.5f * figure)) / LineUpSeconds, 0, 1);
        var endX = 2 + (1.6f * figure);
        var startX = -24 - (2f * figure);
        var x = startX + ((endX - startX) * walked);
        var startY = 9 + (1.5f * figure);
        return (x, startY + ((Terrain.TrackAt(endX) - startY) * walked));
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
