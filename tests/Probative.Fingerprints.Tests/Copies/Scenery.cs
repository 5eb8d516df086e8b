using Probative.Fingerprints.Films;
using Probative.Fingerprints.Local;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Tests.Copies;

/// <summary>
/// Invented films in whole numbers, the same on every machine: a wall of many things, which is the place, and
/// shapes that move before it, which are the event.
/// </summary>
internal sealed class Scenery(int place, int happening)
{
    public const int Width = 320;
    public const int Height = 180;
    public const int FramesPerSecond = 4;

    private readonly byte[] _wall = Wall(place);

    /// <summary>A frame in levels of brightness.</summary>
    public byte[] Frame(int milliseconds)
    {
        var frame = (byte[])_wall.Clone();
        for (var shape = 0; shape < 9; shape++)
        {
            var state = Hash(happening, shape, 1);
            var (pace, level) = ((int)(state % 90) - 45, (int)((state >> 8) % 200) + 30);
            var (width, height) = (14 + (int)((state >> 16) % 30), 30 + (int)((state >> 24) % 40));
            var x = (int)((((Hash(happening, shape, 2) % 400) + (pace * milliseconds / 1000)) % 400)
                + 400) % 400;
            Fill(frame, x - 60, 150 - height + (shape * 3), width, height, (byte)level);
            Fill(frame, x - 60 + (width / 4), 156 - height + (shape * 3), width / 2, 9, (byte)(255 - level));
        }

        return frame;
    }

    public FilmPrint Film(int startMilliseconds, int endMilliseconds, Func<byte[], byte[]>? change = null) =>
        Film(startMilliseconds, endMilliseconds, Width, Height,
            time => change is null ? Frame(time) : change(Frame(time)));

    /// <summary>A film of any frames, each of the time that is asked for.</summary>
    public static FilmPrint Film(
        int startMilliseconds, int endMilliseconds, int width, int height, Func<int, byte[]> frames)
    {
        var builder = new FilmPrintBuilder();
        for (var time = startMilliseconds; time < endMilliseconds; time += 1000 / FramesPerSecond)
        {
            builder.Add(
                new PixelView(frames(time), width, height, PixelLayout.Luma),
                TimeSpan.FromMilliseconds(time - startMilliseconds));
        }

        return builder.Finish(TimeSpan.FromMilliseconds(endMilliseconds - startMilliseconds))!;
    }

    public static byte[] Mirror(byte[] frame) => new GreyPicture(frame, Width, Height).Mirror().Pixels;

    /// <summary>A part of the frame, drawn as large as the frame by repeating the nearest pixels.</summary>
    public static byte[] Crop(byte[] frame, int left, int top, int width, int height)
    {
        var cropped = new byte[frame.Length];
        for (var i = 0; i < cropped.Length; i++)
        {
            var (x, y) = (left + (i % Width * width / Width), top + (i / Width * height / Height));
            cropped[i] = frame[(y * Width) + x];
        }

        return cropped;
    }

    public static void Fill(byte[] frame, int left, int top, int width, int height, byte level)
    {
        for (var y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(Width, left + width); x++) frame[(y * Width) + x] =
                level;
        }
    }

    public static uint Hash(int a, int b, int c)
    {
        unchecked
        {
            var state = (uint)((a * 374761393) + (b * 668265263) + (c * 1274126177));
            state = (state ^ (state >> 15)) * 2246822519;
            state = (state ^ (state >> 13)) * 3266489917;
            return state ^ (state >> 16);
        }
    }

    private static byte[] Wall(int place)
    {
        var wall = new byte[Width * Height];
        for (var i = 0; i < wall.Length; i++)
        {
            var (x, y) = (i % Width, i / Width);
            wall[i] = (byte)(90 + (x / 8) + Smooth(place, x, y, 16, 50) + Smooth(place + 1, x, y, 5, 30));
        }

        for (var thing = 0; thing < 40; thing++)
        {
            var state = Hash(place, thing, 7);
            var (x, y) = ((int)(state % Width), (int)((state >> 9) % 130));
            Fill(wall, x, y, 8 + (int)((state >> 17) % 26), 8 + (int)((state >> 22) % 26),
                (byte)(state >> 24));
            Fill(wall, x + 3, y + 4, 6, 5, (byte)(255 - (state >> 24)));
        }

        return wall;
    }

    private static int Smooth(int seed, int x, int y, int size, int levels)
    {
        var (left, top, u, v) = (x / size, y / size, x % size, y % size);
        long At(int column, int row) => Hash(seed, column, row) & 255;
        var above = (At(left, top) * (size - u)) + (At(left + 1, top) * u);
        var below = (At(left, top + 1) * (size - u)) + (At(left + 1, top + 1) * u);
        return (int)(((above * (size - v)) + (below * v)) * levels / (255L * size * size));
    }
}
