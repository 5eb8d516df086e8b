using System.Globalization;

namespace Probative.Faults.Tests;

/// <summary>
/// How much of each enumeration is run. CI takes a sample of every kind; `eng/campaign` sets
/// PROBATIVE_CAMPAIGN=full and runs the same code over all of it (docs/faults.md has its figures).
/// </summary>
internal static class Campaign
{
    public static bool IsFull => Environment.GetEnvironmentVariable("PROBATIVE_CAMPAIGN") == "full";

    /// <summary>Printed by every test that draws, and taken from PROBATIVE_SEED to repeat it.</summary>
    public static int Seed { get; } =
        int.TryParse(
            Environment.GetEnvironmentVariable("PROBATIVE_SEED"), CultureInfo.InvariantCulture, out var seed)
            ? seed
            : Random.Shared.Next();

    /// <summary>
    /// All of the points when the campaign is full, otherwise a seeded sample that keeps their order.
    /// </summary>
    public static IReadOnlyList<T> Sample<T>(IReadOnlyList<T> points, int size)
    {
        if (IsFull || points.Count <= size) return points;
        var random = new Random(Seed);
        var chosen = Enumerable.Range(0, points.Count).ToArray();
        random.Shuffle(chosen);
        return [.. chosen.Take(size).Order().Select(i => points[i])];
    }
}
