using System.Globalization;
using System.Text.Json.Nodes;

namespace Probative.Examination.Metadata;

/// <summary>
/// Two readers of the same bytes, held against each other: each value of the second is looked for among those
/// that ExifTool has in that field. Where they differ the file can be read in more than one way, or one of
/// them errs; which, this cannot say.
/// </summary>
internal static class SecondOpinionReport
{
    // About ten metres: readers round differently.
    private const double SamePlace = 0.0001;
    private const int DisagreementsMax = 200;
    private const int TextMax = 200;
    private const int DirectoriesMax = 100;

    /// <summary>Null where neither has anything in these fields.</summary>
    public static JsonObject? Of(ExifToolValues first, SecondReading second, string reader)
    {
        var theirs = first.Values
            .Select(value => (Field: SecondOpinionFields.Of(value), value.Text))
            .Where(pair => pair is { Field: not null, Text: not null })
            .Select(pair => (Field: pair.Field!, Value: SecondOpinionFields.Plain(pair.Field!, pair.Text!)))
            .Where(pair => pair.Value is not null)
            .ToLookup(pair => pair.Field, pair => pair.Value!);
        var places = PositionCandidates.Find(first.Values);
        var (agreed, disagreements, seen) = (0, new List<JsonNode>(), new HashSet<string>());
        foreach (var (field, value) in second.Values)
        {
            if (SecondOpinionFields.Plain(field, value) is not { } plain) continue;
            seen.Add(field);
            if (theirs[field].Contains(plain)) agreed++;
            else disagreements.Add(Differ(field, theirs[field].Distinct(), plain));
        }

        foreach (var place in second.Positions)
        {
            seen.Add(SecondOpinionFields.Position);
            if (places.Any(one => IsSame(one, place))) agreed++;
            else disagreements.Add(Differ(SecondOpinionFields.Position, places.Select(Text), Text(place)));
        }

        var onlyFirst = SecondOpinionFields.All
            .Where(field => theirs.Contains(field) && !seen.Contains(field))
            .Concat(places.Count > 0 && second.Positions.Count == 0 ? [SecondOpinionFields.Position] : [])
            .ToList();
        if (agreed + disagreements.Count + onlyFirst.Count == 0) return null;
        return new JsonObject
        {
            ["reader"] = reader,
            ["compared"] = agreed + disagreements.Count,
            ["agreed"] = agreed,
            ["disagreements"] = new JsonArray([.. disagreements.Take(DisagreementsMax)]),
            ["disagreements_left_out"] = Math.Max(0, disagreements.Count - DisagreementsMax),
            ["not_read_by_second"] = Texts(onlyFirst),
            ["directories"] = Texts(second.Directories.Take(DirectoriesMax)),
            ["notes"] = NotesOf(disagreements, second.Errors).ToJson(),
        };
    }

    private static Notes NotesOf(List<JsonNode> disagreements, IReadOnlyList<string> errors)
    {
        var notes = new Notes();
        if (disagreements.Count > 0)
        {
            var fields = string.Join(", ", disagreements.Select(one => (string)one["field"]!).Distinct());
            notes.Add("second-opinion-differs", $"A second reader reads otherwise: {fields}.");
        }

        foreach (var error in errors) notes.Add("reader-warning", error);
        return notes;
    }

    private static JsonObject Differ(string field, IEnumerable<string> first, string second) => new()
    {
        ["field"] = field, ["first"] = Texts(first.Take(10).Select(Cut)), ["second"] = Cut(second),
    };

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);

    private static string Cut(string text) => text.Length > TextMax ? text[..TextMax] : text;

    private static bool IsSame(PositionCandidate one, (double Latitude, double Longitude) other) =>
        Math.Abs(one.Latitude - other.Latitude) <= SamePlace
        && Math.Abs(one.Longitude - other.Longitude) <= SamePlace;

    private static string Text(PositionCandidate one) => Text((one.Latitude, one.Longitude));

    private static string Text((double Latitude, double Longitude) place) => string.Create(
        CultureInfo.InvariantCulture, $"{place.Latitude:0.######}, {place.Longitude:0.######}");
}
