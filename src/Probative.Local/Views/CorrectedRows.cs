using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>
/// Puts corrections into a table whose rows each stand for one fact: the row that is current is replaced by
/// one with the corrected value, so that what was known before can still be asked for.
/// </summary>
internal sealed class CorrectedRows : IDisposable
{
    private readonly HashSet<string> _fields;
    private readonly ViewStatement _replace;
    private readonly ViewStatement _insert;

    /// <param name="db">The view.</param>
    /// <param name="table">The table; it has `FromIndex`, `ToIndex`, `Index`, `Case`, `Number`.</param>
    /// <param name="kept">The columns that no correction changes.</param>
    /// <param name="fields">The fields that can be corrected, and their columns.</param>
    public CorrectedRows(
        SqliteConnection db,
        string table,
        IReadOnlyList<string> kept,
        IReadOnlyList<(string Field, string Column)> fields)
    {
        _fields = fields.Select(field => field.Field).ToHashSet(StringComparer.Ordinal);

        // The original by its rowid, a row that was corrected before by the small index of those. Number and
        // case are those of the corrected fact too: an index alone could be of another case.
        _replace = new ViewStatement(
            db,
            $"""
            UPDATE {table} SET ToIndex = ?1
            WHERE FromIndex = (
                SELECT FromIndex FROM {table}
                WHERE FromIndex = ?2 AND "Case" = ?3 AND Number = ?4 AND ToIndex IS NULL
                UNION ALL
                SELECT FromIndex FROM {table}
                WHERE "Index" = ?2 AND FromIndex <> "Index" AND "Case" = ?3 AND Number = ?4
                    AND ToIndex IS NULL
                LIMIT 1)
            """);
        var columns = kept.Concat(fields.Select(field => field.Column)).Select(Quoted);
        var values = kept.Select(Quoted).Concat(fields.Select(field =>
            $"CASE WHEN ?3 = '{field.Field}' THEN ?4 ELSE {Quoted(field.Column)} END"));
        _insert = new ViewStatement(
            db,
            $"""
            INSERT INTO {table} (FromIndex, "Index", {string.Join(", ", columns)})
            SELECT ?1, "Index", {string.Join(", ", values)}
            FROM {table} WHERE ToIndex = ?1 AND (FromIndex = ?2 OR ("Index" = ?2 AND FromIndex <> "Index"))
            """);
    }

    /// <summary>Corrects the row of a fact, if it is in this table; <paramref name="value"/> as it is
    /// stored.</summary>
    public void Correct(RecordedFact fact, FactReader fields, string? value)
    {
        if (fields.Text("field") is not { } field || !_fields.Contains(field)) return;
        if (fields.Count("corrects") is not { } number) return;
        if (fields.Count("corrects_index") is not { } index) return;

        // A value that was destroyed since corrects nothing any more: what it was is not known.
        if (fields.Value("value") is null) return;
        if (_replace.Run(fact.Index, index, fact.Case, number) > 0)
            _insert.Run(fact.Index, index, field, value);
    }

    public void Dispose()
    {
        _replace.Dispose();
        _insert.Dispose();
    }

    private static string Quoted(string column) => $"\"{column}\"";
}
