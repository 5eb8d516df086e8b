using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Views;
using Probative.Kernel.Words;

namespace Probative.Preservation.Listing;

/// <summary>Where in a thing the words stand that somebody looked for, and what is around.</summary>
internal static class FoundWords
{
    /// <summary>
    /// For each of some rows. One question for all: what begins with a few letters costs the index as much
    /// for one row as for many.
    /// </summary>
    public static IReadOnlyDictionary<long, JsonArray> Of(ListingDb db, long[] rows, string words)
    {
        var found = rows.ToDictionary(row => row, _ => new JsonArray());
        if (rows.Length == 0) return found;
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            $"""
            SELECT rowid, highlight(
                listed_text_v3, 0, char({(int)FoundMarks.Open}), char({(int)FoundMarks.Close}))
            FROM listed_text_v3
            WHERE listed_text_v3 MATCH $words AND rowid BETWEEN $first AND $last
                AND rowid / {ListedPart.CountMax} IN (SELECT value FROM json_each($rows))
            ORDER BY rowid
            """;
        foreach (var (name, value) in ((string, object)[])
            [
                ("$words", words), ("$first", rows.Min() * ListedPart.CountMax),
                ("$last", (rows.Max() * ListedPart.CountMax) + ListedPart.CountMax - 1),
                ("$rows", $"[{string.Join(',', rows)}]"),
            ])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        using var hit = command.ExecuteReader();
        while (hit.Read())
        {
            var (row, part) = Math.DivRem(hit.GetInt64(0), ListedPart.CountMax);
            found[row].Add(ToJson(FoundPassage.Of(hit.GetString(1)), part));
        }

        return found;
    }

    /// <summary>Places are told of the text of an item alone: other words stand in no text that could be
    /// opened there.</summary>
    private static JsonObject ToJson(FoundPassage passage, long part)
    {
        var hasPlace = part is ListedPart.Text or ListedPart.Page or ListedPart.Paper;
        return new JsonObject
        {
            ["where"] = ListedPart.NameOf(part),
            ["words"] = passage.Words,
            ["marks"] = new JsonArray(
                [.. passage.Marks.Select(mark => new JsonArray(mark.At, mark.Length))]),
            ["start"] = hasPlace ? passage.StartBytes : null,
            ["end"] = hasPlace ? passage.EndBytes : null,
        };
    }
}
