namespace Probative.Bench.Copies;

/// <summary>A colour of a painted frame.</summary>
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static Colour Of(double red, double green, double blue) => new(
        (byte)Math.Clamp(red, 0, 255), (byte)Math.Clamp(green, 0, 255), (byte)Math.Clamp(blue, 0, 255));

    public static Colour Any(Random random, int from = 30, int to = 230) => new(
        (byte)random.Next(from, to), (byte)random.Next(from, to), (byte)random.Next(from, to));

    public Colour Times(double factor) => Of(Red * factor, Green * factor, Blue * factor);
}
