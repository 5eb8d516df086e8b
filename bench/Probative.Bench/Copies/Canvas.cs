namespace Probative.Bench.Copies;

/// <summary>A frame that is painted on: red, green and blue, 0 to 255.</summary>
internal sealed class Canvas(int width, int height)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public byte[] Pixels { get; } = new byte[width * height * 3];

    public void Set(int x, int y, Colour colour)
    {
        if (x < 0 || y < 0 || x >= Width || y >= Height) return;
        var at = ((y * Width) + x) * 3;
        (Pixels[at], Pixels[at + 1], Pixels[at + 2]) = (colour.Red, colour.Green, colour.Blue);
    }

    public Colour Get(int x, int y)
    {
        var at = ((Math.Clamp(y, 0, Height - 1) * Width) + Math.Clamp(x, 0, Width - 1)) * 3;
        return new Colour(Pixels[at], Pixels[at + 1], Pixels[at + 2]);
    }

    public void Rectangle(double left, double top, double width, double height, Colour colour)
    {
        for (var y = (int)Math.Max(0, top); y < Math.Min(Height, top + height); y++)
        {
            for (var x = (int)Math.Max(0, left); x < Math.Min(Width, left + width); x++) Set(x, y, colour);
        }
    }

    /// <summary>An ellipse that is shaded from its upper left to its lower right.</summary>
    public void Ellipse(double x, double y, double across, double down, Colour colour, double shade = 0.25)
    {
        for (var row = (int)(y - down); row <= y + down; row++)
        {
            for (var column = (int)(x - across); column <= x + across; column++)
            {
                var (u, v) = ((column - x) / across, (row - y) / down);
                if ((u * u) + (v * v) <= 1) Set(column, row, colour.Times(1 - (shade * (u + v))));
            }
        }
    }

    /// <summary>A rectangle that is turned about its middle.</summary>
    public void Box(double x, double y, double width, double height, double turn, Colour colour)
    {
        var (cosine, sine) = (Math.Cos(turn), Math.Sin(turn));
        var reach = (int)((width + height) / 2) + 1;
        for (var row = -reach; row <= reach; row++)
        {
            for (var column = -reach; column <= reach; column++)
            {
                var along = (column * cosine) + (row * sine);
                var across = (row * cosine) - (column * sine);
                if (Math.Abs(along) <= width / 2 && Math.Abs(across) <= height / 2)
                {
                    Set((int)x + column, (int)y + row, colour);
                }
            }
        }
    }

    /// <summary>The noise of a camera's chip.</summary>
    public void Grain(Random random, int levels)
    {
        for (var i = 0; i < Pixels.Length; i += 3)
        {
            var noise = random.Next(-levels, levels + 1) + random.Next(-levels, levels + 1);
            for (var k = 0; k < 3; k++) Pixels[i + k] = (byte)Math.Clamp(Pixels[i + k] + noise, 0, 255);
        }
    }

    /// <summary>A place between pixels, with edges repeated or the picture tiled.</summary>
    public void Sample(double x, double y, bool isTiled, Span<byte> pixel)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (right, down) = ((int)((x - left) * 256), (int)((y - top) * 256));
        var (x0, x1) = (Wrap(left, Width, isTiled), Wrap(left + 1, Width, isTiled));
        var (y0, y1) = (Wrap(top, Height, isTiled) * Width, Wrap(top + 1, Height, isTiled) * Width);
        for (var k = 0; k < 3; k++)
        {
            var above = (Pixels[((y0 + x0) * 3) + k] * (256 - right)) + (Pixels[((y0 + x1) * 3) + k] * right);
            var below = (Pixels[((y1 + x0) * 3) + k] * (256 - right)) + (Pixels[((y1 + x1) * 3) + k] * right);
            pixel[k] = (byte)(((above * (256 - down)) + (below * down)) >> 16);
        }
    }

    private static int Wrap(int at, int size, bool isTiled) =>
        isTiled ? ((at % size) + size) % size : Math.Clamp(at, 0, size - 1);
}
