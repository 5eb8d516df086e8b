using Microsoft.Data.Sqlite;
using Probative.Kernel.Views;

namespace Probative.Local.Views;

/// <summary>
/// The words of things that several facts say parts of: each part has a column of a table of its own, and the
/// text that is searched is all of them, a line each.
/// </summary>
/// <param name="db">The listing.</param>
/// <param name="table">The table of the parts; its key is Row.</param>
/// <param name="columns">The columns, with commas between them.</param>
internal sealed class ComposedWords(SqliteConnection db, string table, string columns) : IDisposable
{
    private readonly ViewStatement _remove = new(db, "DELETE FROM listed_text_v3 WHERE rowid = ?1");

    private readonly ViewStatement _put = new(
        db,
        $"""
        INSERT INTO listed_text_v3 (rowid, Words)
        SELECT ?1, concat_ws(char(10), {columns}) FROM {table} WHERE Row = ?1 / {ListedPart.CountMax}
        """);

    /// <summary>The text of a thing that has none yet.</summary>
    public void Put(long row, long part) => _put.Run((row * ListedPart.CountMax) + part);

    /// <summary>Puts the text as it is now in the place of the one before.</summary>
    public void Renew(long row, long part)
    {
        _remove.Run((row * ListedPart.CountMax) + part);
        Put(row, part);
    }

    public void Dispose()
    {
        _remove.Dispose();
        _put.Dispose();
    }
}
