using System.Globalization;

namespace Probative.Faults.Tests;

/// <summary>
/// How much of each enumeration is run. Always a sample of every kind; PROBATIVE_CAMPAIGN=20 makes it twenty
/// times as large, and PROBATIVE_CAMPAIGN=full runs the same code over all of it (docs/faults.md has its
/// figures).
/// </summary>
internal static class Campaign
{
    private static readonly string? s_asked = Environment.GetEnvironmentVariable("PROBATIVE_CAMPAIGN");

    public static bool IsFull => s_asked == "full";

    /// <summary>
    /// PROBATIVE_PART=2/5 takes the second of five equal parts of a full enumeration, so that one which lasts
    /// for hours can be run in several sittings. Together the parts are all of it.
    /// </summary>
    private static (int Part, int Of) Part { get; } = ReadPart(
        Environment.GetEnvironmentVariable("PROBATIVE_PART"));

    /// <summary>By how much the samples are larger than those of `./test`.</summary>
    public static int Times { get; } =
        int.TryParse(s_asked, NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : 1;

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
        if (IsFull) return [.. points.Where((_, i) => i % Part.Of == Part.Part - 1)];
        if (points.Count <= size * Times) return points;
        var random = new Random(Seed);
        var shuffled = Enumerable.Range(0, points.Count).ToArray();
        random.Shuffle(shuffled);
        return
        [
            .. shuffled.GroupBy(i => kind(points[i]))
                .SelectMany(one => one.Select((i, turn) => (i, turn)))
                .OrderBy(drawn => drawn.turn)
                .Take(size * Times)
                .Select(drawn => drawn.i)
                .Order()
                .Select(i => points[i]),
        ];
    }

    private static (int Part, int Of) ReadPart(string? text)
    {
        if (string.IsNullOrEmpty(text)) return (1, 1);
        return text.Split('/') is [var part, var of]
            && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var k)
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && k >= 1 && k <= n
            ? (k, n)
            : throw new FormatException($"PROBATIVE_PART is {text}, not K/N with 1 <= K <= N.");
    }
}
