namespace Probative.Bench.Copies;

/// <summary>
/// A place with depth: a wall, things and trees at several distances before it, people. What is nearer moves
/// against what is farther when the camera is moved; leaves, people and shadows are of their moment.
/// </summary>
internal sealed class PhotographScene
{
    public const int Width = 960;
    public const int Height = 640;
    private const double Focal = 900;

    private readonly Canvas _wall;
    private readonly List<Thing> _things = [];
    private readonly int _place;

    public PhotographScene(int place)
    {
        _place = place;
        _wall = Grounds.Wall(place, 1900, 1000);
        var random = new Random(place + 5);
        for (var i = 0; i < 14; i++)
        {
            _things.Add(new Thing(
                350 + (random.NextDouble() * 1200), 0.45 + (random.NextDouble() * 0.5),
                20 + (random.NextDouble() * 70), 40 + (random.NextDouble() * 190),
                Colour.Any(random, 30, 200), i % 3 == 0));
        }
    }

    /// <summary>The photograph as it comes from the camera, before any file.</summary>
    public Canvas Take(Taking taking)
    {
        var canvas = new Canvas(Width, Height);
        DrawWall(canvas, taking);
        var random = new Random((_place * 31) + taking.Moment);
        List<Thing> all = [.. _things];
        for (var i = 0; i < 5; i++)
        {
            all.Add(new Thing(
                400 + (random.NextDouble() * 1100), 0.4 + (random.NextDouble() * 0.45), 0,
                90 + (random.NextDouble() * 50), Colour.Any(random), false));
        }

        foreach (var thing in all.OrderByDescending(thing => thing.Distance))
        {
            Draw(canvas, thing, taking, random);
        }

        for (var i = 0; i < canvas.Pixels.Length; i++)
        {
            canvas.Pixels[i] = (byte)Math.Clamp(canvas.Pixels[i] * taking.Gain, 0, 255);
        }

        canvas.Grain(random, 3);
        return canvas;
    }

    private void DrawWall(Canvas canvas, Taking taking)
    {
        var (cosine, sine) = (Math.Cos(taking.Turn), Math.Sin(taking.Turn));
        var (level, lean) = (Math.Cos(taking.Roll), Math.Sin(taking.Roll));
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                var (u, v) = (column - (Width / 2.0), row - (Height / 2.0));
                var (x, y) = ((u * level) - (v * lean), (u * lean) + (v * level));
                var depth = (Focal * taking.Zoom * cosine) - (x * sine);
                var aside = ((x * cosine) + (Focal * taking.Zoom * sine)) / depth * Focal;
                _wall.Sample(
                    950 + taking.Right + aside, 500 - taking.Up + (y / depth * Focal), isTiled: false,
                    canvas.Pixels.AsSpan(((row * Width) + column) * 3, 3));
            }
        }
    }

    private static void Draw(Canvas canvas, Thing thing, Taking taking, Random random)
    {
        // All stand on a floor a little under the middle of the wall, nearer ones lower in the picture.
        var (x, foot, size) = See(thing, taking);
        var (width, height) = (thing.Width * size, thing.Height * size);
        for (var step = 0; step < 12; step++)
        {
            // A shadow: what it falls on becomes darker.
            var at = x + (taking.Sun * height * step / 12);
            Darken(canvas, (int)at, (int)(foot + (step * height * 0.012)), (int)(4 + (width / 2)), 5);
        }

        if (thing.Width == 0)
        {
            Person(canvas, x, foot, height, thing.Coat);
        }
        else if (thing.IsTree)
        {
            canvas.Rectangle(x - (3 * size), foot - height, 6 * size, height, Colour.Of(70, 55, 40));
            var fixedLeaves = new Random((int)thing.At);
            for (var leaf = 0; leaf < 160; leaf++)
            {
                var (dx, dy) = (fixedLeaves.NextDouble() - 0.5, fixedLeaves.NextDouble() - 0.5);
                var green = Colour.Of(
                    30 + fixedLeaves.Next(50), 60 + fixedLeaves.Next(90), 25 + fixedLeaves.Next(30));
                canvas.Ellipse(
                    x + (dx * thing.Width * 2 * size) + ((random.NextDouble() - 0.5) * 5 * size),
                    foot - height + (dy * thing.Width * 2 * size) + ((random.NextDouble() - 0.5) * 5 * size),
                    4 * size, 3 * size, green);
            }
        }
        else
        {
            canvas.Rectangle(x - (width / 2), foot - height, width, height, thing.Coat);
            canvas.Rectangle(x + (width * 0.2), foot - height, width * 0.3, height, thing.Coat.Times(0.6));
            for (var line = 0; line < 5; line++)
            {
                canvas.Rectangle(
                    x - (width * 0.4), foot - (height * (0.95 - (line * 0.17))), width * 0.5, 5 * size,
                    thing.Coat.Times(line % 2 == 0 ? 1.5 : 0.4));
            }
        }
    }

    private static (double X, double Foot, double Size) See(Thing thing, Taking taking)
    {
        var (right, down) = (thing.At - 950 - taking.Right, (130 / thing.Distance) + taking.Up);
        var ahead = Focal * thing.Distance;
        var (cosine, sine) = (Math.Cos(taking.Turn), Math.Sin(taking.Turn));
        var (aside, depth) = ((right * cosine) - (ahead * sine), (right * sine) + (ahead * cosine));
        var (x, y) = (aside / depth * Focal * taking.Zoom, down * thing.Distance / depth * Focal
            * taking.Zoom);
        var (level, lean) = (Math.Cos(taking.Roll), Math.Sin(taking.Roll));
        return (
            (Width / 2.0) + (x * level) + (y * lean), (Height / 2.0) - (x * lean) + (y * level),
            Focal * taking.Zoom / depth);
    }

    private static void Darken(Canvas canvas, int x, int y, int across, int down)
    {
        for (var row = y - (down / 2); row <= y + (down / 2); row++)
        {
            for (var column = x - (across / 2); column <= x + (across / 2); column++)
            {
                if (row < 0 || column < 0 || row >= Height || column >= Width) continue;
                canvas.Set(column, row, canvas.Get(column, row).Times(0.93));
            }
        }
    }

    private static void Person(Canvas canvas, double x, double foot, double tall, Colour coat)
    {
        canvas.Box(x - (tall * 0.07), foot - (tall * 0.22), tall * 0.1, tall * 0.44, 0.1, coat.Times(0.45));
        canvas.Box(x + (tall * 0.07), foot - (tall * 0.22), tall * 0.1, tall * 0.44, -0.1, coat.Times(0.5));
        canvas.Ellipse(x, foot - (tall * 0.6), tall * 0.16, tall * 0.26, coat);
        canvas.Ellipse(x, foot - (tall * 0.92), tall * 0.08, tall * 0.1, Colour.Of(200, 160, 130));
    }

    private sealed record Thing(
        double At, double Distance, double Width, double Height, Colour Coat, bool IsTree);
}
