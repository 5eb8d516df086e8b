using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Probative.Local.Words;

namespace Probative.Tests.Views;

/// <summary>
/// Every row of every table of a view as text: two views are the same when their dumps are.
/// </summary>
internal static class ViewDump
{
    public static string Of(SqliteConnection db)
    {
        var dump = new StringBuilder();
        var tables = Tables(db);
        foreach (var table in tables.Where(table => !IsArrangement(table)))
        {
            using var command = db.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1";
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                dump.Append(table);
                for (var i = 0; i < row.FieldCount; i++) dump.Append('|').Append(Text(row.GetValue(i)));
                dump.Append('\n');
            }
        }

        if (tables.Contains("listed_text_v3")) AddIndex(dump, db);
        return dump.ToString();
    }

    public static string Of(string path)
    {
        using var db = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        db.Open();
        WordTokenizer.Register(db);
        return Of(db);
    }

    /// <summary>
    /// How an index of words lies in its pages, which depends on how often it was committed.
    /// </summary>
    private static bool IsArrangement(string table) =>
        table.StartsWith("listed_text_", StringComparison.Ordinal)
            && (table.EndsWith("_data", StringComparison.Ordinal)
                || table.EndsWith("_idx", StringComparison.Ordinal));

    /// <summary>What it says: every word, where it stands.</summary>
    private static void AddIndex(StringBuilder dump, SqliteConnection db)
    {
        using var command = db.CreateCommand();
        command.CommandText =
            """
            CREATE VIRTUAL TABLE IF NOT EXISTS temp.words
                USING fts5vocab(main, listed_text_v3, instance);
            SELECT term, doc, "offset" FROM temp.words ORDER BY term, doc, "offset";
            """;
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            for (var i = 0; i < row.FieldCount; i++) dump.Append('|').Append(Text(row.GetValue(i)));
            dump.Append('\n');
        }
    }

    private static List<string> Tables(SqliteConnection db)
    {
        using var command = db.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
        using var row = command.ExecuteReader();
        var names = new List<string>();
        while (row.Read()) names.Add(row.GetString(0));
        return names;
    }

    private static string Text(object value) => value switch
    {
        DBNull => "null",
        byte[] bytes => "x" + Convert.ToHexString(bytes),
        string text => "t" + Convert.ToHexString(Encoding.UTF8.GetBytes(text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
