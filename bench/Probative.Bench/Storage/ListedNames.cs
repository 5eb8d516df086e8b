using System.Diagnostics;
using Probative.Kernel.Views;
using Probative.Local.Views;

namespace Probative.Bench.Storage;

/// <summary>
/// Makes the names of invented rows searchable in the listing of a vault that nobody holds: the input of the
/// workbench's measures, and none itself.
/// </summary>
internal static class ListedNames
{
    // As bench/items-fill.py numbers them.
    private static readonly string s_fill =
        $"""
        INSERT INTO listed_text_v3 (rowid, Words)
        SELECT Row * {ListedPart.CountMax}, Name FROM listed_v1 WHERE Row >= 1000000;
        """;

    public static void Run(string vault)
    {
        var clock = Stopwatch.StartNew();
        var listing = Path.Combine(vault, "views", ViewKind.Listing.FileName);
        using var connection = ViewDatabase.OpenForWriting(listing);
        using var command = connection.CreateCommand();
        command.CommandText = s_fill;
        var rows = command.ExecuteNonQuery();
        Console.WriteLine($"words of {rows} rows in {clock.Elapsed.TotalSeconds:F0} s");
    }
}
