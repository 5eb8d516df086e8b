using System.Globalization;
using System.Text.Json.Nodes;

namespace Probative.Web.Rooms.Incidents;

/// <summary>
/// Days on a line of 100 units, from the first day that anything on it can mean to the last. What is open
/// at an end goes to the end of the line.
/// </summary>
internal sealed class TimeAxis
{
    public const double Width = 100;

    // What is shorter is not seen.
    private const double LengthMin = 0.4;

    // Marks that stand nearer are not read any more.
    private const int MarksMax = 9;

    private static readonly int[] s_monthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240];

    private readonly DateOnly _first;
    private readonly double _days;

    private TimeAxis(DateOnly first, DateOnly last) =>
        (_first, _days) = (first, last.DayNumber - first.DayNumber);

    /// <summary>Null where no day is known.</summary>
    /// <param name="spans">Objects with `earliest` and `latest`, each a day or null.</param>
    public static TimeAxis? Over(IEnumerable<JsonObject> spans)
    {
        List<DateOnly> days =
        [
            .. spans.SelectMany(span => new[] { Day(span["earliest"]), Day(span["latest"]) })
                .OfType<DateOnly>(),
        ];
        if (days.Count == 0) return null;
        var (first, last) = (days.Min(), days.Max());

        // Room at both ends, so that one day is seen as a day and what is open is seen to go on.
        var margin = Math.Max(3, (last.DayNumber - first.DayNumber) / 8);
        return new TimeAxis(
            DateOnly.FromDayNumber(Math.Max(0, first.DayNumber - margin)),
            DateOnly.FromDayNumber(Math.Min(DateOnly.MaxValue.DayNumber, last.DayNumber + margin)));
    }

    /// <summary>Where a span begins and how long it is, in units: a day is as long as a day.</summary>
    public (double X, double Length) Place(JsonObject span)
    {
        var from = Day(span["earliest"]) is { } earliest ? X(earliest) : 0;
        var to = Day(span["latest"]) is { } latest ? X(latest.AddDays(1)) : Width;
        return (from, Math.Max(to - from, LengthMin));
    }

    /// <summary>Firsts of months or years, or days where all is within a month.</summary>
    public IEnumerable<(double X, string Text)> Marks()
    {
        var months = _days / 30;
        if (months < 1.5)
        {
            var every = Math.Max(1, (int)Math.Ceiling(_days / MarksMax));
            for (var day = 0; day < _days; day += every)
                yield return (X(_first.AddDays(day)), Text(_first.AddDays(day), "yyyy-MM-dd"));
            yield break;
        }

        var step = s_monthSteps.FirstOrDefault(one => months / one <= MarksMax, s_monthSteps[^1]);
        var month = new DateOnly(_first.Year, step >= 12 ? 1 : _first.Month, 1);
        while (month.DayNumber < _first.DayNumber + _days)
        {
            if (month >= _first) yield return (X(month), Text(month, step >= 12 ? "yyyy" : "yyyy-MM"));
            if (month.Year + (step / 12) >= DateOnly.MaxValue.Year) yield break;
            month = month.AddMonths(step);
        }
    }

    private double X(DateOnly day) => Math.Clamp((day.DayNumber - _first.DayNumber) / _days, 0, 1) * Width;

    /// <summary>Days of years beyond four digits stand at no place of the line.</summary>
    private static DateOnly? Day(JsonNode? text) => DateOnly.TryParseExact(
        (string?)text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : null;

    private static string Text(DateOnly day, string format) =>
        day.ToString(format, CultureInfo.InvariantCulture);
}
