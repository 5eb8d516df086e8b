using Microsoft.Data.Sqlite;
using Probative.Kernel.Views;
using Probative.Kernel.Words;

namespace Probative.Local.Views;

/// <summary>
/// The words that a thing is found by: a text for each of its parts (<see cref="ListedPart"/>).
/// </summary>
internal sealed class ListedWords(SqliteConnection db) : IDisposable
{
    // What a person reads in a day; a longer text is found by its beginning.
    private const int LengthMax = 1_000_000;

    private readonly ViewStatement _remove = new(db, "DELETE FROM listed_text_v3 WHERE rowid = ?1");

    private readonly ViewStatement _insert =
        new(db, "INSERT INTO listed_text_v3 (rowid, Words) VALUES (?1, ?2)");

    /// <summary>The words of a part that has none yet; nothing for nothing.</summary>
    public void Put(long row, long part, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return;
        var beginning = words.Length > LengthMax ? words[..LengthMax] : words;
        _insert.Run((row * ListedPart.CountMax) + part, FoundMarks.Without(beginning));
    }

    /// <summary>Puts these words in the place of those before.</summary>
    public void Replace(long row, long part, string? words)
    {
        _remove.Run((row * ListedPart.CountMax) + part);
        Put(row, part, words);
    }

    public void Dispose()
    {
        _remove.Dispose();
        _insert.Dispose();
    }
}
