namespace Probative.Bench.Copies;

/// <summary>Places, as seen from above and from the front. The same seed is the same place.</summary>
internal static class Grounds
{
    public const int FieldSide = 1536;

    /// <summary>
    /// Fields with furrows, tracks, houses, trees and craters, from above; it can be tiled.
    /// </summary>
    public static Canvas Field(int seed)
    {
        var random = new Random(seed);
        var ground = new Canvas(FieldSide, FieldSide);
        var noise = new Noise(random.Next());
        var fields = Enumerable.Range(0, 14).Select(_ => new
        {
            X = random.NextDouble() * FieldSide,
            Y = random.NextDouble() * FieldSide,
            Turn = random.NextDouble() * Math.PI,
            Width = 5 + (random.NextDouble() * 9),
            Colour = Colour.Of(90 + random.Next(90), 90 + random.Next(80), 50 + random.Next(50)),
        }).ToArray();
        for (var y = 0; y < FieldSide; y++)
        {
            for (var x = 0; x < FieldSide; x++)
            {
                var warp = 60 * noise.At(x / 90.0, y / 90.0);
                var field = fields.MinBy(f => Far(x + warp - f.X) + Far(y - warp - f.Y))!;
                var furrow = Math.Sin(
                    ((x * Math.Cos(field.Turn)) + (y * Math.Sin(field.Turn))) / field.Width * 2);
                var rough = (50 * noise.At(x / 40.0, y / 40.0)) + (34 * noise.At(x / 11.0, y / 11.0))
                    + (28 * noise.At(x / 4.0, y / 4.0));
                ground.Set(x, y, field.Colour.Times(0.8 + ((rough + (9 * furrow)) / 100)));
            }
        }

        Furnish(ground, random);
        return ground;
    }

    private static double Far(double distance)
    {
        var near = Math.Abs(distance) % FieldSide;
        near = Math.Min(near, FieldSide - near);
        return near * near;
    }

    private static void Furnish(Canvas ground, Random random)
    {
        for (var track = 0; track < 4; track++)
        {
            var (x, y, turn) = (random.NextDouble() * FieldSide, random.NextDouble() * FieldSide,
                random.NextDouble() * 6.3);
            var colour = Colour.Of(150 + random.Next(40), 140 + random.Next(40), 110 + random.Next(40));
            for (var step = 0; step < 900; step++)
            {
                turn += (random.NextDouble() - 0.5) * 0.06;
                (x, y) = (x + (2 * Math.Cos(turn)), y + (2 * Math.Sin(turn)));
                ground.Box(x, y, 6, 14, turn, colour.Times(0.9 + (random.NextDouble() * 0.2)));
            }
        }

        for (var i = 0; i < 70; i++)
        {
            var (x, y, turn) = (random.Next(FieldSide), random.Next(FieldSide), random.NextDouble() * 3);
            var (width, height) = (24 + random.Next(30), 16 + random.Next(16));
            var roof = Colour.Any(random, 70, 210);
            ground.Box(x + 6, y + 6, width, height, turn, new Colour(30, 32, 30));
            ground.Box(x, y, width, height, turn, roof);
            ground.Box(x, y, width, 3, turn, roof.Times(0.6));
        }

        for (var i = 0; i < 420; i++)
        {
            var (x, y, size) = (random.Next(FieldSide), random.Next(FieldSide), 5 + random.Next(9));
            ground.Ellipse(x + 4, y + 4, size, size, new Colour(28, 34, 24), 0);
            ground.Ellipse(x, y, size, size, Colour.Of(40 + random.Next(40), 70 + random.Next(50), 30), 0.4);
        }

        for (var i = 0; i < 90; i++)
        {
            var (x, y, size) = (random.Next(FieldSide), random.Next(FieldSide), 4 + random.Next(9));
            ground.Ellipse(x, y, size + 3, size + 2, new Colour(150, 135, 110), 0.1);
            ground.Ellipse(x, y, size, size, new Colour(52, 46, 40), -0.3);
        }
    }

    /// <summary>A wall with windows, signs, shelves and what stands before it.</summary>
    public static Canvas Wall(int seed, int width, int height)
    {
        var random = new Random(seed);
        var wall = new Canvas(width, height);
        var noise = new Noise(random.Next());
        var (paint, floor) = (Colour.Any(random, 90, 200), Colour.Any(random, 60, 140));
        var skirting = (int)(height * (0.68 + (random.NextDouble() * 0.12)));
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var rough = (24 * noise.At(x / 60.0, y / 60.0)) + (16 * noise.At(x / 12.0, y / 12.0))
                    + (12 * noise.At(x / 4.0, y / 4.0));
                var light = 1 + ((rough - 12 + (20.0 * x / width)) / 100);
                wall.Set(x, y, (y < skirting ? paint : floor).Times(light));
            }
        }

        for (var i = 0; i < width / 45; i++) Thing(wall, random, skirting);
        return wall;
    }

    private static void Thing(Canvas wall, Random random, int skirting)
    {
        var (width, height) = (24 + random.Next(70), 24 + random.Next(80));
        var (x, y) = (random.Next(wall.Width - width), random.Next(Math.Max(1, skirting - height + 40)));
        var colour = Colour.Any(random, 40, 220);
        wall.Rectangle(x + 4, y + 4, width, height, colour.Times(0.35));
        wall.Rectangle(x, y, width, height, colour);
        switch (random.Next(4))
        {
            case 0:
                for (var pane = 0; pane < 4; pane++)
                {
                    wall.Rectangle(
                        x + 4 + (pane % 2 * (width / 2)), y + 4 + (pane / 2 * (height / 2)),
                        (width / 2) - 7, (height / 2) - 7, Colour.Of(150 + random.Next(60), 190, 220));
                }

                break;
            case 1:
                for (var line = 6; line < height - 6; line += 9)
                {
                    wall.Rectangle(x + 5, y + line, (width - 10) * random.NextDouble(), 4, colour.Times(0.4));
                }

                break;
            case 2:
                for (var book = 3; book < width - 8; book += 7)
                {
                    var tall = (int)(height * (0.5 + (random.NextDouble() * 0.45)));
                    wall.Rectangle(x + book, y + height - tall, 5, tall, Colour.Any(random));
                }

                break;
            default:
                for (var spot = 0; spot < 7; spot++)
                {
                    wall.Ellipse(
                        x + random.Next(width), y + random.Next(height), 3 + random.Next(9), 3
                            + random.Next(9),
                        Colour.Any(random));
                }

                break;
        }
    }
}
