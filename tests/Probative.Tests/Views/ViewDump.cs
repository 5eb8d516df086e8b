using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Probative.Tests.Views;

/// <summary>
/// Every row of every table of a view as text: two views are the same when their dumps are.
/// </summary>
internal static class ViewDump
{
    public static string Of(SqliteConnection db)
    {
        var dump = new StringBuilder();
        foreach (var table in Tables(db))
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

        return dump.ToString();
    }

    public static string Of(string path)
    {
        using var db = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        db.Open();
        return Of(db);
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
