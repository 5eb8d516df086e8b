namespace Probative.Samples;

/// <summary>
/// The exercise seen by somebody who stands there: ground, trees and sky are drawn once, wider than a frame,
/// and each frame is cut out of them as the hand shakes; then the figures are drawn in their places.
/// </summary>
internal sealed class Viewpoint
{
    private const int Margin = 12;
    private const float Haze = 160;
    private const float TreeSpacing = 4.5f;

    private readonly Camera _camera;
    private readonly int _figures;
    private readonly int _columns;
    private readonly int _rows;
    private readonly byte[] _ground;

    public Viewpoint(Camera camera, Terrain terrain, bool hasFigures = true)
    {
        _camera = camera;
        _figures = hasFigures ? Exercise.Figures : 0;
        _columns = camera.Width + (2 * Margin);
        _rows = camera.Height + (2 * Margin);
        _ground = new byte[_columns * _rows * 3];
        DrawGround(terrain);
        DrawTrees(terrain);
    }

    /// <summary>What the camera sees at a second of the exercise.</summary>
    /// <param name="seconds">Seconds of the exercise.</param>
    /// <param name="rgb">The camera's Width x Height x 3 bytes.</param>
    public void Draw(double seconds, Span<byte> rgb)
    {
        var shakeX = (int)Math.Round((7 * Math.Sin(1.9 * seconds)) + (3 * Math.Sin((5.3 * seconds) + 1)));
        var shakeY = (int)Math.Round((6 * Math.Sin((1.3 * seconds) + 2)) + (3 * Math.Sin(4.1 * seconds)));
        for (var row = 0; row < _camera.Height; row++)
        {
            var from = (((row + Margin + shakeY) * _columns) + Margin + shakeX) * 3;
            _ground.AsSpan(from, _camera.Width * 3).CopyTo(rgb[(row * _camera.Width * 3)..]);
        }

        var figures = Enumerable.Range(0, _figures)
            .Select(figure => Exercise.Where(figure, (float)seconds))
            .Select(place => _camera.See(place.East, place.North))
            .Where(seen => seen.Metres > 1)
            .OrderByDescending(seen => seen.Metres);
        foreach (var seen in figures)
        {
            DrawFigure(rgb, seen.Column - shakeX, seen.Row - shakeY, _camera.PixelsPerMetre(seen.Metres));
        }
    }

    private void DrawGround(Terrain terrain)
    {
        for (var row = 0; row < _rows; row++)
        {
            for (var column = 0; column < _columns; column++)
            {
                var (red, green, blue) = Colour(terrain, column - Margin, row - Margin);
                var at = ((row * _columns) + column) * 3;
                (_ground[at], _ground[at + 1], _ground[at + 2]) = (red, green, blue);
            }
        }
    }

    private (byte R, byte G, byte B) Colour(Terrain terrain, int column, int row)
    {
        if (_camera.Ground(column, row) is not { } ground)
        {
            var high = Math.Clamp((_camera.Height - (float)row) / _camera.Height, 0, 1);
            return ((byte)(205 - (70 * high)), (byte)(215 - (40 * high)), (byte)(228 - (8 * high)));
        }

        var (r, g, b) = terrain.ColourAt(ground.East, ground.North);
        var far = 1 - MathF.Exp(-ground.Metres / Haze);
        return (Fade(r, 205, far), Fade(g, 215, far), Fade(b, 228, far));
    }

    private void DrawTrees(Terrain terrain)
    {
        var trees = new List<(int Column, int Row, float Metres, float High)>();
        for (var i = -34; i < 34; i++)
        {
            for (var j = -24; j < 24; j++)
            {
                var noise = new Noise((uint)(((i + 50) * 1009) + ((j + 50) * 31)));
                for (var n = 0; n < 6; n++) noise.Next();
                var east = (i + (float)noise.Next()) * TreeSpacing;
                var north = (j + (float)noise.Next()) * TreeSpacing;
                // The walkers are drawn last, over everything: no tree may stand before them.
                var isBefore = north is > -70 and < 19 && east < 60;
                var seen = _camera.See(east, north);
                if (isBefore || !terrain.IsWood(east, north) || seen.Metres < 12) continue;
                trees.Add((seen.Column, seen.Row, seen.Metres, 5 + (4 * (float)noise.Next())));
            }
        }

        foreach (var (column, row, metres, high) in trees.OrderByDescending(tree => tree.Metres))
        {
            DrawTree(column + Margin, row + Margin, metres, high);
        }
    }

    private void DrawTree(int column, int row, float metres, float high)
    {
        var scale = _camera.PixelsPerMetre(metres);
        var (top, half) = ((int)(row - (high * scale)), MathF.Max(1, high * 0.27f * scale));
        var far = 1 - MathF.Exp(-metres / Haze);
        var noise = new Noise((uint)((column * 7919) + row + 100_003));
        for (var y = Math.Max(0, top); y < Math.Min(_rows, row); y++)
        {
            var down = (y - top) / (high * scale);
            var crown = half * MathF.Sqrt(down) * (0.8f + (0.3f * (float)noise.Next()));
            var width = down > 0.85f ? half * 0.15f : crown;
            for (var x = Math.Max(0, (int)(column - width)); x < Math.Min(_columns, column + width); x++)
            {
                var light = 0.7f + (0.5f * (float)noise.Next());
                var at = ((y * _columns) + x) * 3;
                _ground[at] = Fade((byte)(34 * light), 205, far);
                _ground[at + 1] = Fade((byte)(66 * light), 215, far);
                _ground[at + 2] = Fade((byte)(32 * light), 228, far);
            }
        }
    }

    private void DrawFigure(Span<byte> rgb, int column, int row, float scale)
    {
        // Legs, an orange vest, a head; a person is 1.75 m high and half a metre wide.
        Fill(rgb, column, row, 0.22f * scale, 0, 0.85f * scale, [52, 46, 48]);
        Fill(rgb, column, row, 0.27f * scale, 0.85f * scale, 1.5f * scale, [240, 120, 24]);
        Fill(rgb, column, row, 0.12f * scale, 1.5f * scale, 1.75f * scale, [196, 152, 126]);
    }

    private void Fill(
        Span<byte> rgb, int column, int row, float half, float from, float to, ReadOnlySpan<byte> colour)
    {
        for (var y = (int)(row - to); y < (int)(row - from); y++)
        {
            for (var x = (int)(column - half); x <= (int)(column + half); x++)
            {
                if (y < 0 || y >= _camera.Height || x < 0 || x >= _camera.Width) continue;
                colour.CopyTo(rgb[(((y * _camera.Width) + x) * 3)..]);
            }
        }
    }

    private static byte Fade(byte near, byte far, float share) => (byte)(near + ((far - near) * share));
}
