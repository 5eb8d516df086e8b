using System.Globalization;

namespace Probative.Faults.Tests;

/// <summary>
/// How much of each enumeration is run. Always a sample of every kind; PROBATIVE_CAMPAIGN=full runs the same
/// code over all of it (docs/faults.md has its figures).
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
    /// All of the points when the campaign is full, otherwise a seeded sample that keeps their order and
    /// takes from every kind in turn: a kind of which there are few is not drowned by one of which there
    /// are many.
    /// </summary>
    public static IReadOnlyList<T> Sample<T, TKind>(
        IReadOnlyList<T> points, int size, Func<T, TKind> kind)
    {
        if (IsFull || points.Count <= size) return points;
        var random = new Random(Seed);
        var shuffled = Enumerable.Range(0, points.Count).ToArray();
        random.Shuffle(shuffled);
        return
        [
            .. shuffled.GroupBy(i => kind(points[i]))
                .SelectMany(one => one.Select((i, turn) => (i, turn)))
                .OrderBy(drawn => drawn.turn)
                .Take(size)
                .Select(drawn => drawn.i)
                .Order()
                .Select(i => points[i]),
        ];
    }
}
