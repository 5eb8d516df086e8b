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

    private static readonly TimeSpan s_keptFor = TimeSpan.FromMinutes(5);

    private static readonly ConditionalWeakTable<IViews, ItemOrders> s_ofViews = [];

    private readonly Lock _turn = new();
    private readonly Dictionary<ItemQuestion, ItemOrder> _answers = [];
    private readonly Dictionary<(CaseId, ItemSort), ItemOrder> _sorts = [];

    /// <summary>As many rows are looked up in the time in which a case of a million is read.</summary>
    public int LookedUpMax { get; init; } = 20_000;

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
            ? await RowReader.FilterAsync(views, connection, question, ct)
            : await SearchAsync(views, db, question, now, ct);
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
    /// By the index of words. Where it names few, their rows are looked up one by one; where it names many,
    /// it is held against all rows that the rest of the question leaves, which is an order of its own.
    /// </summary>
    private async Task<(long[] Rows, long[] LeftOut)> SearchAsync(
        IViews views, ListingDb db, ItemQuestion question, DateTimeOffset now, CancellationToken ct)
    {
        var connection = db.Database.GetDbConnection();
        var named = RowReader.Named(connection, question.Find!);
        if (named.Length < LookedUpMax) return RowReader.Search(connection, question);
        var rest = question with { Find = null, Sort = ItemSort.Recorded, IsDescending = false };
        var all = await FindAsync(views, db, rest, isLater: false, now, ct);
        return (RowReader.InBoth(all.Rows, named), all.LeftOut);
    }

    /// <summary>The same rows, by name, size or type.</summary>
    private long[] Sorted(
        DbConnection connection, long[] rows, ItemQuestion question, long size, DateTimeOffset now)
    {
        ItemOrder? whole;
        lock (_turn) _sorts.TryGetValue((question.Case, question.Sort), out whole);
        if (whole is null || whole.Size != size)
        {
            whole = new ItemOrder(WholeSort(connection, question), [], size, now);
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
