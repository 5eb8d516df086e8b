using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Listing;

/// <summary>
/// Reads which rows of the listing answer a question, in the order in which they came in; apart from them
/// those that it leaves out because they are restricted.
/// </summary>
internal static class RowReader
{
    // Below this one processor is as fast as several.
    private const long PartRowsMin = 50_000;

    // Log indexes of a case lie unevenly: more parts than processors, so that none waits for the fullest.
    private const int PartsOfLong = 16;

    private static int AtOnce => Math.Min(4, Environment.ProcessorCount);

    /// <summary>
    /// In the order in which they came in. A long list is read in parts, a processor for each: somebody
    /// waits.
    /// </summary>
    public static async Task<(long[] Rows, long[] LeftOut)> FilterAsync(
        IViews views, DbConnection connection, ItemQuestion question, CancellationToken ct)
    {
        if (SpanOf(connection, question.Case) is not var (first, last)) return ([], []);
        if (last - first < PartRowsMin) return Within(connection, question, first, last);
        var parts = new (long[] Rows, long[] LeftOut)[PartsOfLong];
        var length = (last - first + parts.Length) / parts.Length;
        await Parallel.ForAsync(
            0,
            parts.Length,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (part, stop) =>
            {
                await using var own = views.OpenListing();
                await own.Database.OpenConnectionAsync(stop);
                var from = first + (part * length);
                parts[part] = Within(own.Database.GetDbConnection(), question, from, from + length - 1);
            });
        return ([.. parts.SelectMany(part => part.Rows)], [.. parts.SelectMany(part => part.LeftOut)]);
    }

    /// <summary>The first and the last row of a case; null for one without items.</summary>
    private static (long First, long Last)? SpanOf(DbConnection connection, CaseId @case)
    {
        // One by one: asked for both at once, SQLite reads the whole index.
        const string of = "FROM listed_v1 INDEXED BY listed_v1_filter WHERE \"Case\" = $case";
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT (SELECT min(Row) {of}), (SELECT max(Row) {of})";
        Add(command, "case", @case.ToArray());
        using var row = command.ExecuteReader();
        return row.Read() && !row.IsDBNull(0) ? (row.GetInt64(0), row.GetInt64(1)) : null;
    }

    /// <summary>
    /// By the index of words, from the words to the rows. CROSS keeps SQLite from turning it round. What is
    /// left out is what the question leaves without its words: those of a restricted item are not looked at,
    /// so that nothing tells whether it has them.
    /// </summary>
    public static (long[] Rows, long[] LeftOut) Search(DbConnection connection, ItemQuestion question)
    {
        var tables = "listed_text_v3 CROSS JOIN listed_v1 "
            + $"ON listed_v1.Row = listed_text_v3.rowid / {ListedPart.CountMax}";
        var (rows, _) = Read(connection, question, tables, "listed_text_v3.rowid");
        if (question.WithRestricted) return (rows, []);
        var (_, leftOut) = Read(
            connection,
            question with { Find = null },
            "listed_v1 INDEXED BY listed_v1_restricted",
            "Row",
            only: "Flags & 1");
        return (rows, leftOut);
    }

    /// <summary>The rows whose texts have the words, of whatever case, ascending.</summary>
    public static long[] Named(DbConnection connection, string words)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT rowid FROM listed_text_v3 WHERE listed_text_v3 MATCH $words ORDER BY rowid";
        Add(command, "words", words);
        var rows = new List<long>();
        using var text = command.ExecuteReader();
        while (text.Read())
        {
            var row = text.GetInt64(0) / ListedPart.CountMax;
            if (rows.Count == 0 || rows[^1] != row) rows.Add(row);
        }

        return [.. rows];
    }

    /// <summary>What two ascending lists have in common.</summary>
    public static long[] InBoth(long[] one, long[] other)
    {
        var both = new List<long>(Math.Min(one.Length, other.Length));
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            if (one[i] == other[j]) both.Add(one[i]);
            if (one[i] <= other[j]) i++;
            else j++;
        }

        return [.. both];
    }

    private static (long[] Rows, long[] LeftOut) Within(
        DbConnection connection, ItemQuestion question, long first, long last) => Read(
            connection,
            question,
            "listed_v1 INDEXED BY listed_v1_filter",
            "Row",
            only: null,
            ("first", first, "Row >= $first"),
            ("last", last, "Row <= $last"));

    /// <summary>The rows that answer, from the listing or by the index of words.</summary>
    private static (long[] Rows, long[] LeftOut) Read(
        DbConnection connection,
        ItemQuestion question,
        string tables,
        string order,
        string? only = null,
        params ReadOnlySpan<(string Parameter, object Value, string Condition)> bounds)
    {
        using var command = connection.CreateCommand();
        List<string> where = ["\"Case\" = $case"];
        if (only is not null) where.Add(only);
        Require("case", question.Case.ToArray(), null);
        foreach (var (parameter, value, condition) in bounds) Require(parameter, value, condition);
        if (question.Find is { } words) Require("words", words, "listed_text_v3 MATCH $words");
        if (question.Has != ListedTraits.None) Require("has", (long)question.Has, "(Flags & $has) = $has");
        if (question.Type is { } type) Require("type", type, "(Family = $type OR Type = $type)");
        if (question.RecordedFrom is { } from)
            Require("from", from.ToUnixTimeMilliseconds(), "RecordedAt >= $from");
        if (question.RecordedBefore is { } before)
            Require("before", before.ToUnixTimeMilliseconds(), "RecordedAt < $before");
        if (question.NameKey is { } name) Require("name", name, "instr(NameKey, $name) > 0");
        if (question.FromKey is { } origin) Require("origin", origin, "instr(Origins, $origin) > 0");
        command.CommandText =
            $"SELECT Row, Flags FROM {tables} WHERE {string.Join(" AND ", where)} ORDER BY {order}";
        var (rows, leftOut) = (new List<long>(), new List<long>());
        var last = -1L;
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            // The index has several texts of a row.
            if (row.GetInt64(0) == last) continue;
            last = row.GetInt64(0);
            var isRestricted = (row.GetInt64(1) & (long)ListedTraits.Restricted) != 0;
            (isRestricted && !question.WithRestricted ? leftOut : rows).Add(last);
        }

        return ([.. rows], [.. leftOut]);

        void Require(string parameter, object value, string? condition)
        {
            Add(command, parameter, value);
            if (condition is not null) where.Add(condition);
        }
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var added = command.CreateParameter();
        (added.ParameterName, added.Value) = ("$" + name, value);
        command.Parameters.Add(added);
    }
}
