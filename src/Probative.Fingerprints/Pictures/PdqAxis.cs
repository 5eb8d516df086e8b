using System.Numerics;

namespace Probative.Fingerprints.Pictures;

/// <summary>
/// How the box filter runs along one axis. It adds element after element to a running sum and, from
/// <see cref="Window"/> on, subtracts the one that leaves; output o is there after step o + Lead, and is
/// divided by how many elements the sum holds. Steps past the end add nothing.
/// </summary>
internal sealed class PdqAxis
{
    public const int Samples = 64;

    /// <summary>Steps and rows go in groups of so many.</summary>
    public const int Tile = 16;

    private PdqAxis(int length)
    {
        // A box of half a 64th, rounded up: two passes then cover about one output pixel.
        Window = (length + (2 * Samples) - 1) / (2 * Samples);
        Lead = Window / 2;
        Length = length;
        Tiles = (length + Lead + Tile - 1) / Tile;
        (Divisors, Factors, Multiplies) = Scales();
        SampleAt = new int[Samples];
        for (var i = 0; i < Samples; i++) SampleAt[i] = (int)((i + 0.5) * length / Samples);
        FirstSample = new int[Tiles + 1];
        for (var i = 0; i <= Tiles; i++) FirstSample[i] = SampleAt.Count(at => at + Lead < i * Tile);
    }

    public int Length { get; }

    public int Window { get; }

    /// <summary>How many steps an output comes after its own element.</summary>
    public int Lead { get; }

    /// <summary>How many groups of sixteen hold all steps.</summary>
    public int Tiles { get; }

    /// <summary>What each output is divided by; ones past the end, up to a full tile.</summary>
    public float[] Divisors { get; }

    /// <summary>One over the divisors.</summary>
    public float[] Factors { get; }

    /// <summary>
    /// Whether all outputs of a tile may be multiplied instead: a power of two has an exact inverse,
    /// so the result is the same to the last bit.
    /// </summary>
    public bool[] Multiplies { get; }

    /// <summary>The output that is kept for each of the 64 samples: the centres of 64 equal parts.</summary>
    public int[] SampleAt { get; }

    /// <summary>For each tile of steps the first sample that it or a later one completes; then 64.</summary>
    public int[] FirstSample { get; }

    public static PdqAxis Of(int length) => new(length);

    private (float[] Divisors, float[] Factors, bool[] Multiplies) Scales()
    {
        var (divisors, factors) = (new float[Tiles * Tile], new float[Tiles * Tile]);
        var multiplies = new bool[Tiles];
        Array.Fill(multiplies, true);
        for (var i = 0; i < divisors.Length; i++)
        {
            var last = Math.Min(i + Lead, Length - 1);
            var first = Math.Max(0, i + Lead - Window + 1);
            var count = i < Length ? last - first + 1 : 1;
            (divisors[i], factors[i]) = (count, 1f / count);
            multiplies[i / Tile] &= BitOperations.IsPow2(count);
        }

        return (divisors, factors, multiplies);
    }
}
