using System.Text.Json.Nodes;
using Probative.Kernel.Dates;

namespace Probative.Law;

/// <summary>
/// Which versions of a provision matter for an interval: every one that touches it, and later ones, which may
/// apply if they are more favourable. Which one does is for a court.
/// </summary>
internal static class VersionChoice
{
    /// <param name="provision">The provision.</param>
    /// <param name="when">The interval of the incident, EDTF; null while nobody stated one: then all.</param>
    public static JsonArray Of(Provision provision, string? when) =>
        Of(provision, EdtfBounds.TryOf(when));

    /// <summary>The same by the first and the last day of the interval.</summary>
    public static JsonArray Of(Provision provision, EdtfBounds? bounds)
    {
        return new JsonArray([.. provision.Versions
            .Select(version => (Version: version, Applies: Applies(version, bounds)))
            .Where(one => one.Applies is not null)
            .Select(one => (JsonNode)new JsonObject
            {
                ["from"] = one.Version.From,
                ["to"] = one.Version.To,
                ["title"] = one.Version.Title,
                ["wording"] = one.Version.Wording,
                ["basis"] = one.Version.Basis,
                ["applies"] = one.Applies,
            })]);
    }

    private static string? Applies(ProvisionVersion version, EdtfBounds? bounds)
    {
        if (bounds is not { } interval) return "no interval was stated";
        var first = EdtfBounds.TryOf(version.From)?.Earliest;
        var last = EdtfBounds.TryOf(version.To)?.Latest;
        if (interval.Latest is { } end && first is { } begins && begins > end)
            return "later: may apply if it is more favourable";
        return interval.Earliest is { } start && last is { } ends && ends < start
            ? null
            : "in force on days of the interval";
    }
}
