using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Probative.Bench.Storage;

/// <summary>
/// Makes the names of invented rows searchable in the listing of a vault that nobody holds: the input of the
/// workbench's measures, and none itself.
/// </summary>
internal static class ListedWords
{
    // As bench/items-fill.py numbers them, and docs/decisions has the form of a rowid.
    private const string Fill =
        """
        INSERT INTO listed_text_v1 (rowid, Words)
        SELECT Row * 8, Name FROM listed_v1 WHERE Row >= 1000000;
        """;

    public static void Run(string vault)
    {
        var clock = Stopwatch.StartNew();
        var listing = Path.Combine(vault, "views/listing-v1.db");
        using var connection = new SqliteConnection($"Data Source={listing}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Fill;
        var rows = command.ExecuteNonQuery();
        Console.WriteLine($"words of {rows} rows in {clock.Elapsed.TotalSeconds:F0} s");
    }
}
