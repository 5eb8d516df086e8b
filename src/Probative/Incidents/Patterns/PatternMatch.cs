using System.Globalization;
using System.Text.Json.Nodes;

namespace Probative.Incidents.Patterns;

/// <summary>The incidents that fit what was asked, in the order in which they were described first.</summary>
/// <param name="All">How many the case has.</param>
/// <param name="Fitting">Those that fit by every reading, or by one.</param>
internal sealed record PatternMatch(int All, IReadOnlyList<(Whereabout Incident, Fit Fit)> Fitting)
{
    // A chart of more months than that is one of years.
    private const int MonthsMax = 60;

    public int AtLeast => Fitting.Count(one => one.Fit == Fit.Yes);

    public int AtMost => Fitting.Count;

    /// <summary>Those of them where this holder is said to hold the place, or may be.</summary>
    public PatternMatch HeldBy(string holder, SaidHolders holders) => this with
    {
        Fitting =
        [
            .. Fitting.Select(one => (one.Incident, one.Fit, Held: holders.Held(one.Incident, holder)))
                .Where(one => one.Held != Fit.No)
                .Select(one => (one.Incident, one.Fit < one.Held ? one.Fit : one.Held)),
        ],
    };

    /// <summary>
    /// How many surely were in each month, by every reading, and how many may have been. An incident whose
    /// time is open counts in no month and is told apart.
    /// </summary>
    public JsonObject Timeline()
    {
        var bounded = Fitting.Where(one => one.Incident.Times.Count > 0
            && one.Incident.Times.All(time => time is { Earliest: not null, Latest: not null })).ToList();
        var spans = bounded.Select(one => (one.Fit, one.Incident, Span: SpanOf(one.Incident)))
            .Where(one => one.Span is not null).ToList();
        JsonArray steps = [];
        if (spans.Count > 0)
        {
            var first = spans.Min(one => one.Span!.Value.First);
            var last = spans.Max(one => one.Span!.Value.Last);
            var isYears = MonthsBetween(first, last) > MonthsMax;
            if (isYears) first = new DateOnly(first.Year, 1, 1);
            for (var from = first; from <= last; from = from.AddMonths(isYears ? 12 : 1))
            {
                var to = from.AddMonths(isYears ? 12 : 1).AddDays(-1);
                steps.Add(Step(from, to, isYears, [
                    .. spans.Where(one => one.Span!.Value.First <= to && one.Span.Value.Last >= from)
                        .Select(one => (one.Incident, one.Fit)),
                ]));
            }
        }

        return new JsonObject { ["steps"] = steps, ["without_bounds"] = AtMost - bounded.Count };
    }

    /// <summary>The months of its first and its last day by any reading; null if they are none.</summary>
    private static (DateOnly First, DateOnly Last)? SpanOf(Whereabout incident)
    {
        var (first, last) = (incident.Times[0].Earliest!, incident.Times[0].Latest!);
        foreach (var time in incident.Times.Skip(1))
        {
            if (string.CompareOrdinal(time.Earliest, first) < 0) first = time.Earliest!;
            if (string.CompareOrdinal(time.Latest, last) > 0) last = time.Latest!;
        }

        return Month(first) is { } from && Month(last) is { } to ? (from, to) : null;
    }

    private static JsonObject Step(
        DateOnly from, DateOnly to, bool isYear, IReadOnlyList<(Whereabout Incident, Fit Fit)> bounded)
    {
        var days = new Days(Text(from, "yyyy-MM-dd"), Text(to, "yyyy-MM-dd"));
        var fits = bounded.Select(one => (one.Fit, During: one.Incident.During(days))).ToList();
        return new JsonObject
        {
            ["of"] = Text(from, isYear ? "yyyy" : "yyyy-MM"),
            ["at_least"] = fits.Count(one => one is { Fit: Fit.Yes, During: Fit.Yes }),
            ["at_most"] = fits.Count(one => one.During != Fit.No),
        };
    }

    private static DateOnly? Month(string day) => DateOnly.TryParseExact(
        day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? new DateOnly(date.Year, date.Month, 1)
        : null;

    private static int MonthsBetween(DateOnly first, DateOnly last) =>
        ((last.Year - first.Year) * 12) + last.Month - first.Month;

    private static string Text(DateOnly day, string format) =>
        day.ToString(format, CultureInfo.InvariantCulture);
}
