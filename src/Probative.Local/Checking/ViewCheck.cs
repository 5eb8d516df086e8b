using System.Globalization;
using Microsoft.Data.Sqlite;
using Probative.Ledger;
using Probative.Local.Views;

namespace Probative.Local.Checking;

/// <summary>
/// Holds a view against one that was just built from the facts, row by row, as far as both go. The file is
/// read within one transaction, so that a writer beside changes nothing of what is compared.
/// </summary>
internal sealed class ViewCheck(CheckScope scope, LedgerRows rows, IReadOnlySet<long> unsound)
{
    private const string ClockTable = "case_clock_v1";

    // SQLite's own; and the position, which is compared by itself.
    private const string Tables =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'position' ORDER BY name";

    /// <summary>
    /// Returns how many rows agree with a view that <see cref="ViewFileCheck"/> found readable; null when it
    /// turned out not to be.
    /// </summary>
    public long? Run(ViewFile fresh, string source)
    {
        var path = ViewFolder.PathOf(fresh.Kind);
        try
        {
            return Compare(fresh, path, source);
        }
        catch (SqliteException failure)
        {
            ViewFileCheck.Tell(scope, path, failure);
            return null;
        }
    }

    private long Compare(ViewFile fresh, string path, string source)
    {
        var db = fresh.Connection;
        using (var attach = new SqliteCommand("ATTACH $file AS live", db))
        {
            attach.Parameters.AddWithValue("$file", new SqliteConnectionStringBuilder(source).DataSource);
            attach.ExecuteNonQuery();
        }

        try
        {
            ViewDatabase.Execute(db, "BEGIN");
            if (ReadPosition(db) is not { } position)
            {
                Damaged(path, "It does not say how many facts it holds.");
                return 0;
            }

            ComparePosition(path, position, fresh.Position.Size);
            var size = Math.Min(position.Size, fresh.Position.Size);
            return ViewDatabase.Texts(db, Tables).Sum(table => CompareTable(db, path, table, size));
        }
        finally
        {
            ViewDatabase.Execute(db, "COMMIT");
            ViewDatabase.Execute(db, "DETACH live");
        }
    }

    private static ViewPosition? ReadPosition(SqliteConnection db)
    {
        // The number of the row is compared too: nothing asks for it, so nothing else would see it change.
        const string sql = """SELECT Size, LastLeaf FROM live.position WHERE "Only" = 1""";
        using var command = new SqliteCommand(sql, db);
        using var row = command.ExecuteReader();
        if (!row.Read() || row.GetValue(1) is not byte[] { Length: Hash32.Size } leaf) return null;
        var position = new ViewPosition(row.GetInt64(0), Hash32.FromSpan(leaf));
        return position.Size < 0 || row.Read() ? null : position;
    }

    /// <summary>
    /// A view that a writer beside has taken further is compared as far as the facts were read.
    /// </summary>
    private void ComparePosition(string path, ViewPosition position, long read)
    {
        if (position.Size == 0 && position.LastLeaf == default) return;
        var last = position.Size == 0
            ? null
            : rows.Read(position.Size - 1, position.Size, _ => { }).FirstOrDefault();
        if (last?.LeafHash is { Length: Hash32.Size } leaf && Hash32.FromSpan(leaf) == position.LastLeaf)
        {
            return;
        }

        if (last is null && position.Size <= read) return;
        scope.Damaged(CheckCode.ViewDiffers, path, $"It was not made from the facts of this ledger.");
    }

    /// <summary>
    /// The rows of a table as they stood at this size of the log, in both. What differs is told by the log
    /// index of the fact that made the row.
    /// </summary>
    private long CompareTable(SqliteConnection db, string path, string table, long size)
    {
        // The key of every table is its first column.
        string[] columns = [.. Columns(db, table)];
        var at = string.Create(CultureInfo.InvariantCulture, $"{size}");
        string AsOf(string row, string column) => column == "ToIndex"
            ? $"CASE WHEN {row}.ToIndex < {at} THEN {row}.ToIndex END"
            : $"{row}.\"{column}\"";
        var differs = string.Join(
            " OR ", columns.Select(column => $"{AsOf("a", column)} IS NOT {AsOf("b", column)}"));
        var count = 0L;

        // A fact can make several rows of a table, which its key tells apart.
        var same = $"a.\"{columns[0]}\" = b.\"{columns[0]}\" AND a.FromIndex = b.FromIndex";
        var wrong = Indexes(db, $"""
            SELECT a.FromIndex FROM live.{table} a LEFT JOIN main.{table} b ON {same}
            WHERE a.FromIndex < {at} AND (b.FromIndex IS NULL OR {differs})
            """).Concat(Indexes(db, $"""
            SELECT b.FromIndex FROM main.{table} b LEFT JOIN live.{table} a ON {same}
            WHERE b.FromIndex < {at} AND a.FromIndex IS NULL
            """));
        foreach (var index in wrong)
        {
            count++;
            if (unsound.Contains(index)) continue;
            scope.Damaged(
                CheckCode.ViewDiffers,
                path,
                $"Table {table}: what it says of fact {index} is not what the fact says.");
        }

        // How many times of facts are kept depends on how fast they came: they are compared, and not counted.
        return table == ClockTable
            ? 0
            : Indexes(db, $"SELECT count(*) FROM live.{table} WHERE FromIndex < {at}").Single() - count;
    }

    private static IEnumerable<long> Indexes(SqliteConnection db, string sql)
    {
        using var command = new SqliteCommand(sql, db);
        using var row = command.ExecuteReader();
        while (row.Read()) yield return row.GetInt64(0);
    }

    private static List<string> Columns(SqliteConnection db, string table) =>
        ViewDatabase.Texts(db, $"SELECT name FROM pragma_table_info('{table}', 'main')");

    private void Damaged(string path, string what) => scope.Damaged(CheckCode.View, path, $"{what}");
}
