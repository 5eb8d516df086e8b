using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Listing;

/// <summary>
/// The orders of long lists, kept while somebody looks at them: a window deep into a million rows is a slice
/// of one, and takes as long as the first. An order is of one case, and only asked for after
/// <see cref="Kernel.Cases.CaseRoll"/> was; it holds log indexes and nothing of what is in items.
/// </summary>
internal sealed class ItemOrders
{
    // A million rows are eight megabytes; a few people look at a few lists each.
    private const int KeptMax = 12;

    // Below this one processor is as fast as several.
    private const long PartRowsMin = 50_000;
    private const int PartsMax = 4;

    // From the words to the rows: few match where there are many rows. CROSS keeps SQLite from turning it
    // round.
    private const string FoundFrom =
        "listed_text_v1 CROSS JOIN listed_v1 ON listed_v1.Row = listed_text_v1.rowid / 8";

    // As the index gives them: the rows ascend with it.
    private const string FoundOrder = "listed_text_v1.rowid";

    private static readonly TimeSpan s_keptFor = TimeSpan.FromMinutes(5);

    private static readonly ConditionalWeakTable<IViews, ItemOrders> s_ofViews = [];

    private readonly Lock _turn = new();
    private readonly Dictionary<ItemQuestion, ItemOrder> _answers = [];
    private readonly Dictionary<(CaseId, ItemSort), ItemOrder> _sorts = [];

    public static ItemOrders Of(IVault vault) => s_ofViews.GetOrCreateValue(vault.Views);

    /// <summary>The order that answers a question.</summary>
    /// <param name="views">Opens the listing once more for each part that is read at once.</param>
    /// <param name="db">The listing.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="isLater">
    /// True for a window behind the first: it keeps to the order that the first was of, so that nobody sees
    /// rows twice or misses some while others add.
    /// </param>
    /// <param name="now">By the vault's clock.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<ItemOrder> FindAsync(
        IViews views,
        ListingDb db,
        ItemQuestion question,
        bool isLater,
        DateTimeOffset now,
        CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = db.Database.GetDbConnection();
        var size = SizeOf(connection);
        lock (_turn)
        {
            if (_answers.TryGetValue(question, out var kept) && IsGood(kept, size, isLater, now)) return kept;
        }

        // Not in turn: two that ask the same at once compute it twice, and nobody waits for another's.
        var (rows, leftOut) = question.Find is null
            ? await FilterAsync(views, connection, question, ct)
            : Read(connection, question, FoundFrom, FoundOrder);
        if (question.Sort != ItemSort.Recorded)
            rows = Sorted(connection, rows, question, size, now);
        if (question.IsDescending) Array.Reverse(rows);
        var order = new ItemOrder(rows, leftOut, size, now);
        lock (_turn) Keep(_answers, question, order);
        return order;
    }

    private static bool IsGood(ItemOrder kept, long size, bool isLater, DateTimeOffset now) =>
        kept.Size == size || (isLater && now - kept.MadeAt < s_keptFor);

    private static void Keep<TKey>(Dictionary<TKey, ItemOrder> all, TKey key, ItemOrder order)
        where TKey : notnull
    {
        all[key] = order;
        while (all.Count > KeptMax) all.Remove(all.MinBy(one => one.Value.MadeAt).Key);
    }

    private static long SizeOf(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Size FROM position";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>
    /// In the order in which they came in. A long list is read in parts, a processor for each: somebody
    /// waits.
    /// </summary>
    private static async Task<(long[] Rows, long RestrictedLeftOut)> FilterAsync(
        IViews views, DbConnection connection, ItemQuestion question, CancellationToken ct)
    {
        if (SpanOf(connection, question.Case) is not var (first, last)) return ([], 0);
        var parts = last - first < PartRowsMin ? 1 : Math.Min(PartsMax, Environment.ProcessorCount);
        if (parts == 1) return Within(connection, question, first, last);
        var rows = (last - first + parts) / parts;
        var found = await Task.WhenAll(Enumerable.Range(0, parts).Select(part => Task.Run(
            async () =>
            {
                await using var own = views.OpenListing();
                await own.Database.OpenConnectionAsync(ct);
                var from = first + (part * rows);
                return Within(own.Database.GetDbConnection(), question, from, from + rows - 1);
            },
            ct)));
        return ([.. found.SelectMany(part => part.Rows)], found.Sum(part => part.RestrictedLeftOut));
    }

    /// <summary>The first and the last row of a case; null for one without items.</summary>
    private static (long First, long Last)? SpanOf(DbConnection connection, CaseId @case)
    {
        // One by one: asked for both at once, SQLite reads the whole index.
        const string of = "FROM listed_v1 INDEXED BY listed_v1_filter WHERE \"Case\" = $case";
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT (SELECT min(Row) {of}), (SELECT max(Row) {of})";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("$case", @case.ToArray());
        command.Parameters.Add(parameter);
        using var row = command.ExecuteReader();
        return row.Read() && !row.IsDBNull(0) ? (row.GetInt64(0), row.GetInt64(1)) : null;
    }

    private static (long[] Rows, long RestrictedLeftOut) Within(
        DbConnection connection, ItemQuestion question, long first, long last) => Read(
            connection,
            question,
            "listed_v1 INDEXED BY listed_v1_filter",
            "Row",
            ("first", first, "Row >= $first"),
            ("last", last, "Row <= $last"));

    /// <summary>The rows that answer, from the listing or by the index of words.</summary>
    private static (long[] Rows, long RestrictedLeftOut) Read(
        DbConnection connection,
        ItemQuestion question,
        string tables,
        string order,
        params ReadOnlySpan<(string Parameter, object Value, string Condition)> bounds)
    {
        using var command = connection.CreateCommand();
        List<string> where = ["\"Case\" = $case"];
        Add("case", question.Case.ToArray(), null);
        foreach (var (parameter, value, condition) in bounds) Add(parameter, value, condition);
        if (question.Find is { } words) Add("words", words, "listed_text_v1 MATCH $words");
        if (question.Has != ListedTraits.None) Add("has", (long)question.Has, "(Flags & $has) = $has");
        if (question.Type is { } type) Add("type", type, "(Family = $type OR Type = $type)");
        if (question.RecordedFrom is { } from)
            Add("from", from.ToUnixTimeMilliseconds(), "RecordedAt >= $from");
        if (question.RecordedBefore is { } before)
            Add("before", before.ToUnixTimeMilliseconds(), "RecordedAt < $before");
        if (question.NameKey is { } name) Add("name", name, "instr(NameKey, $name) > 0");
        if (question.FromKey is { } origin) Add("origin", origin, "instr(Origins, $origin) > 0");
        command.CommandText =
            $"SELECT Row, Flags FROM {tables} WHERE {string.Join(" AND ", where)} ORDER BY {order}";
        var rows = new List<long>();
        var (leftOut, last) = (0L, -1L);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            // The index has several texts of a row.
            if (row.GetInt64(0) == last) continue;
            last = row.GetInt64(0);
            var isRestricted = (row.GetInt64(1) & (long)ListedTraits.Restricted) != 0;
            if (isRestricted && !question.WithRestricted) leftOut++;
            else rows.Add(last);
        }

        return ([.. rows], leftOut);

        void Add(string parameter, object value, string? condition)
        {
            var added = command.CreateParameter();
            (added.ParameterName, added.Value) = ("$" + parameter, value);
            command.Parameters.Add(added);
            if (condition is not null) where.Add(condition);
        }
    }

    /// <summary>The same rows, by name, size or type.</summary>
    private long[] Sorted(
        DbConnection connection, long[] rows, ItemQuestion question, long size, DateTimeOffset now)
    {
        ItemOrder? whole;
        lock (_turn) _sorts.TryGetValue((question.Case, question.Sort), out whole);
        if (whole is null || whole.Size != size)
        {
            whole = new ItemOrder(WholeSort(connection, question), 0, size, now);
            lock (_turn) Keep(_sorts, (question.Case, question.Sort), whole);
        }

        if (rows.Length == 0) return rows;

        // Log indexes of one case lie close: a bit for each is small.
        var first = rows[0];
        var isWanted = new System.Collections.BitArray(checked((int)(rows[^1] - first + 1)));
        foreach (var row in rows) isWanted[(int)(row - first)] = true;
        var sorted = new long[rows.Length];
        var count = 0;
        foreach (var row in whole.Rows)
        {
            var at = row - first;
            if (at >= 0 && at < isWanted.Length && isWanted[(int)at]) sorted[count++] = row;
        }

        return sorted;
    }

    private static long[] WholeSort(DbConnection connection, ItemQuestion question)
    {
        var column = question.Sort switch
        {
            ItemSort.Name => "NameKey",
            ItemSort.Size => "SizeBytes",
            _ => "Type",
        };
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT Row FROM listed_v1 WHERE \"Case\" = $case ORDER BY {column}, Row";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("$case", question.Case.ToArray());
        command.Parameters.Add(parameter);
        var rows = new List<long>();
        using var row = command.ExecuteReader();
        while (row.Read()) rows.Add(row.GetInt64(0));
        return [.. rows];
    }
}
