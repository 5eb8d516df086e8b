using Microsoft.Data.Sqlite;

namespace Probative.Local.Views;

/// <summary>The words that an item is found by, one text of each kind.</summary>
internal sealed class ListedWords(SqliteConnection db) : IDisposable
{
    public const long Name = 0;
    public const long Metadata = 1;
    public const long Writing = 2;
    public const long Text = 3;
    public const long Page = 4;
    public const long Paper = 5;

    private const long KindsMax = 8;

    // What a person reads in a day; a longer text is found by its beginning.
    private const int LengthMax = 1_000_000;

    private readonly ViewStatement _remove = new(db, "DELETE FROM listed_text_v1 WHERE rowid = ?1");

    private readonly ViewStatement _insert =
        new(db, "INSERT INTO listed_text_v1 (rowid, Words) VALUES (?1, ?2)");

    /// <summary>The words of a row that has none of this kind yet; nothing for nothing.</summary>
    public void Put(long row, long kind, string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return;
        _insert.Run((row * KindsMax) + kind, words.Length > LengthMax ? words[..LengthMax] : words);
    }

    /// <summary>Puts these words in the place of those before.</summary>
    public void Replace(long row, long kind, string? words)
    {
        _remove.Run((row * KindsMax) + kind);
        Put(row, kind, words);
    }

    public void Dispose()
    {
        _remove.Dispose();
        _insert.Dispose();
    }
}
