using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Views;

namespace Probative.Preservation.Listing;

/// <summary>Where in an item the words stand that somebody looked for, and what is around.</summary>
internal static class FoundWords
{
    private const int KindsMax = 8;
    private const int WordsAround = 12;

    // In the order of their numbers in the listing (listing-v1.sql).
    private static readonly string[] s_kinds = ["name", "metadata", "writing", "text", "text", "text"];

    public static JsonArray Of(ListingDb db, long row, string words)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText =
            $"""
            SELECT rowid % {KindsMax}, snippet(listed_text_v1, 0, '', '', '…', {WordsAround})
            FROM listed_text_v1
            WHERE listed_text_v1 MATCH $words AND rowid BETWEEN $first AND $last ORDER BY rowid
            """;
        foreach (var (name, value) in ((string, object)[])
            [("$words", words), ("$first", row * KindsMax), ("$last", (row * KindsMax) + KindsMax - 1)])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        var found = new JsonArray();
        using var hit = command.ExecuteReader();
        while (hit.Read())
        {
            var kind = hit.GetInt64(0);
            found.Add(new JsonObject
            {
                ["where"] = kind < s_kinds.Length ? s_kinds[kind] : null,
                ["words"] = hit.GetString(1),
            });
        }

        return found;
    }
}
