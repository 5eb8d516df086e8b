using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;

namespace Probative.Matching.Lineage;

/// <summary>
/// What is known of which appearance came first, in one sentence that claims no more than that. Times are
/// those that platforms show.
/// </summary>
internal static class EarliestSeen
{
    /// <param name="seen">Every appearance of the items of a group.</param>
    /// <param name="names">The names of the items.</param>
    /// <param name="searched">How many items of the case could be compared.</param>
    public static JsonObject Tell(
        IReadOnlyList<AppearanceView> seen, IReadOnlyDictionary<ItemId, string?> names, long searched)
    {
        var timed = InOrder(seen);
        var without = seen.Count - timed.Count;
        var earliest = timed.Count > 0 ? timed[0] : default;
        var asEarly = timed.Skip(1).Where(one => !earliest.Time.IsBefore(one.Time)).ToList();
        return new JsonObject
        {
            ["sentence"] = timed.Count == 0
                ? Told($"No appearance of these items has a time that can be put in order. {Rest(searched)}")
                : Sentence(earliest.Seen, searched) + AsEarly(asEarly.Count) + Without(without),
            ["appearance"] = timed.Count == 0 ? null : ToJson(earliest.Seen, names),
            ["perhaps_as_early"] = new JsonArray([.. asEarly.Select(one => ToJson(one.Seen, names))]),
            ["appearances"] = seen.Count,
            ["without_order"] = without,
            ["searched_items"] = searched,
        };
    }

    /// <summary>The one of them that came first, by the times shown; null where none can be put in order.
    /// </summary>
    public static AppearanceView? Of(IEnumerable<AppearanceView> seen) =>
        InOrder(seen) is [var first, ..] ? first.Seen : null;

    public static JsonObject ToJson(AppearanceView seen, IReadOnlyDictionary<ItemId, string?> names) => new()
    {
        ["id"] = seen.Id?.ToString(),
        ["item"] = seen.Item?.ToString(),
        ["name"] = seen.Item is { } item ? names.GetValueOrDefault(item) : null,
        ["source"] = seen.Source,
        ["url"] = seen.Url,
        ["time_shown"] = seen.TimeShown,
        ["zone"] = seen.Zone,
    };

    private static List<(AppearanceView Seen, ShownTime Time)> InOrder(IEnumerable<AppearanceView> seen) =>
    [
        .. seen.Select(one => (Seen: one, Time: ShownTime.Read(one.TimeShown, one.Zone)))
            .Where(one => one.Time is not null)
            .Select(one => (one.Seen, Time: one.Time!.Value))
            .OrderBy(one => one.Time.Last).ThenBy(one => one.Seen.FromIndex),
    ];

    private static string Sentence(AppearanceView seen, long searched)
    {
        var zone = seen.Zone is { } stated ? $" {stated}" : ", zone not stated";
        var where = seen.Source ?? seen.Url ?? "a place that was not stated";
        return $"Earliest appearance we found: {seen.TimeShown}{zone}, at {where} (the platform's time, not "
            + $"checked). If that is right, it was public no later. {Rest(searched)}";
    }

    private static string Rest(long searched) => Told(
        $"Earlier ones may exist; searched: {searched} items of this case that could be compared.");

    private static string AsEarly(int count) => count == 0
        ? ""
        : Told($" As early, by what is known of zones, can be {count} more.");

    private static string Without(int count) => count == 0
        ? ""
        : Told($" {count} appearances have no time, or one that is written in a way that can mean several.");

    private static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
