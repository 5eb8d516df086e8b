using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Views;

namespace Probative.Preservation.Listing;

/// <summary>Where in an item the words stand that somebody looked for, and what is around.</summary>
internal static class FoundWords
{
    /// <summary>So many kinds of text a row may have: the listing counts its texts in these.</summary>
    public const int KindsMax = 8;

    private const int WordsAround = 12;

    // In the order of their numbers in the listing (listing-v1.sql).
    private static readonly string[] s_kinds = ["name", "metadata", "writing", "text", "text", "text"];

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
            SELECT rowid, snippet(listed_text_v1, 0, '', '', '…', {WordsAround})
            FROM listed_text_v1
            WHERE listed_text_v1 MATCH $words AND rowid BETWEEN $first AND $last
                AND rowid / {KindsMax} IN (SELECT value FROM json_each($rows))
            ORDER BY rowid
            """;
        foreach (var (name, value) in ((string, object)[])
            [
                ("$words", words), ("$first", rows.Min() * KindsMax),
                ("$last", (rows.Max() * KindsMax) + KindsMax - 1), ("$rows", $"[{string.Join(',', rows)}]"),
            ])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        using var hit = command.ExecuteReader();
        while (hit.Read())
        {
            var (row, kind) = Math.DivRem(hit.GetInt64(0), KindsMax);
            found[row].Add(new JsonObject
            {
                ["where"] = kind < s_kinds.Length ? s_kinds[kind] : null,
                ["words"] = hit.GetString(1),
            });
        }

        return found;
    }
}
