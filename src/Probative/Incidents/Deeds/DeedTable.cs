using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Reading.Tables;

namespace Probative.Incidents.Deeds;

/// <summary>
/// Who is said to have done what to whom, as a table for other programs (RFC 4180). Hedges and polarity have
/// columns of their own, so that no row says more than its speaker did.
/// </summary>
public static class DeedTable
{
    private const string Between = " | ";
    private const string Destroyed = "(destroyed)";

    private static readonly (string Column, Func<JsonObject, string?> Cell)[] s_columns =
    [
        ("status", row => (string?)row["status"]),
        ("against", row => row["withdrawn"] is { } taken
            ? $"withdrawn by its speaker in claim:{(string?)taken["by_claim"]}" : null),
        ("who", row => Mentions(row, "actors", "words")),
        ("who_taken_to_be", row => Mentions(row, "actors", "name")),
        ("what", row => row["proposition"] is { } said ? (string?)said["type"] : Destroyed),
        ("whom", row => Mentions(row, "affected", "words")),
        ("whom_taken_to_be", row => Mentions(row, "affected", "name")),
        ("how_many", row => Join(List(row, "counts"), CountOf)),
        ("where", row => (string?)row["proposition"]?["place"]?["words"]),
        ("where_taken_to_be", row => (string?)row["proposition"]?["place"]?["name"]),
        ("when", row => Join(List(row, "times"), TimeOf)),
        ("state", row => (string?)row["proposition"]?["state"]),
        ("polarity", row => (string?)row["polarity"] ?? Destroyed),
        ("hedges", row => Texts(row["hedges"], Between)),
        ("hedges_read_as", row => Join(row["hedge_readings"] as JsonArray, one =>
            $"\"{(string?)one["words"]}\": {(string?)one["class"]}, of the {(string?)one["scope"]}")),
        ("according_to", row => Texts(row["speakers"], ", quoting ")),
        ("denied_by", row => Join(row["denied_by"] as JsonArray, one => (string)one!)),
        ("quote", row => (string?)row["quote"] ?? Destroyed),
        ("claim", row => (string?)row["id"]),
        ("item", row => (string?)row["item"] ?? Destroyed),
    ];

    /// <summary>The line that names the columns.</summary>
    public static string Head => TableCell.Line(s_columns.Select(one => one.Column));

    /// <param name="row">As <see cref="DeedLister"/> tells it.</param>
    public static string Line(JsonObject row) => TableCell.Line(s_columns.Select(one => one.Cell(row)));

    private static string? Mentions(JsonObject row, string list, string member) =>
        Join(List(row, list), one => (string?)one[member]);

    private static JsonArray? List(JsonObject row, string name) => row["proposition"]?[name] as JsonArray;

    /// <summary>The words, and the range that they are read as.</summary>
    private static string CountOf(JsonNode count)
    {
        var least = Number(count["min"]);
        var most = count["max"] is { } max ? $"to {Number(max)}" : "or more";
        return $"\"{(string?)count["words"]}\": {least} {most} {(string?)count["of"]}";
    }

    private static string TimeOf(JsonNode time)
    {
        var words = (string?)time["words"] is { } said ? $"\"{said}\" = " : "";
        return $"{(string?)time["of"]}: {words}{(string?)time["edtf"]}";
    }

    private static string Number(JsonNode? number) =>
        ((long?)number)?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>Nothing where there is none; destroyed is no nothing.</summary>
    private static string Texts(JsonNode? texts, string between) => texts is JsonArray several
        ? string.Join(between, several.Select(one => (string?)one))
        : Destroyed;

    private static string? Join(JsonArray? several, Func<JsonNode, string?> text) => several is null
        ? null
        : string.Join(Between, several.OfType<JsonNode>().Select(text).Where(one => one is not null));
}
