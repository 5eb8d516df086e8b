using Probative.Incidents.Hypotheses;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Patterns;

/// <summary>Where and when one incident may have been: every reading that somebody follows.</summary>
internal sealed record Whereabout(
    IncidentId Id, IReadOnlyList<Reading> Places, IReadOnlyList<Reading> Times)
{
    public static Whereabout Of(IncidentId incident, IEnumerable<Reading> followed)
    {
        var all = followed.ToList();
        return new Whereabout(
            incident,
            [.. all.Where(one => one.Of == Questions.Place)],
            [.. all.Where(one => one is { Of: Questions.EventTime, Edtf: not null })]);
    }

    /// <summary>Whether it was in some days: by every reading, by one of them, or by none.</summary>
    public Fit During(Days days)
    {
        if (Times.Count == 0) return Fit.Maybe;
        if (Times.All(one => Days.Of(one).IsWithin(days))) return Fit.Yes;
        return Times.Any(one => Days.Of(one).Meets(days)) ? Fit.Maybe : Fit.No;
    }

    /// <summary>The places of the case that it may have been at; a bare point is none of them.</summary>
    public IEnumerable<string> NamedPlaces => Places.Select(one => one.Place).OfType<string>();
}
