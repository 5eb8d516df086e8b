using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;

namespace Probative.Kernel.Views;

/// <summary>
/// Rows by thousands of keys in one question. The keys are one parameter, a JSON list that SQLite takes
/// apart: a parameter for each costs more than the row that it finds. What else is asked comes behind it.
/// </summary>
public static class ManyRows
{
    /// <summary>Rows whose `column`, an id, is one of these.</summary>
    /// <param name="rows">The table.</param>
    /// <param name="column">A column with an index that is named after it: `table_column`.</param>
    /// <param name="ids">Each at most once.</param>
    public static IQueryable<TRow> WithIds<TRow>(this DbSet<TRow> rows, string column, IEnumerable<Id> ids)
        where TRow : class, IViewRow
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Of(rows, column, "unhex(value)", ids.Select(id => id.ToString()));
    }

    /// <summary>Rows whose `column`, a text, is one of these.</summary>
    public static IQueryable<TRow> WithTexts<TRow>(
        this DbSet<TRow> rows, string column, IEnumerable<string> texts)
        where TRow : class, IViewRow
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Of(rows, column, "value", texts);
    }

    // The table and the column are names of ours; the keys are a parameter.
    private static IQueryable<TRow> Of<TRow>(
        DbSet<TRow> rows, string column, string value, IEnumerable<string> keys)
        where TRow : class, IViewRow
    {
        // By its index and no other: SQLite thinks little of many keys, and would rather read a whole case.
        var table = rows.EntityType.GetTableName();
        var index = $"{table}_{column.ToLowerInvariant()}";
        var sql =
            $$"""
            SELECT * FROM "{{table}}" INDEXED BY "{{index}}"
            WHERE "{{column}}" IN (SELECT {{value}} FROM json_each({0}))
            """;
        return rows.FromSql(FormattableStringFactory.Create(sql, JsonSerializer.Serialize(keys)));
    }
}
