using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Probative.Bench.Search;

/// <summary>
/// The peer: the same passages in a plain FTS5 index (`unicode61`), which finds words as they are written.
/// Whoever wants the forms of a word asks for each of them.
/// </summary>
internal sealed class PlainIndex : IDisposable
{
    private readonly SqliteConnection _db;

    public PlainIndex(string path, PassageMill mill)
    {
        var isMade = File.Exists(path);
        _db = new SqliteConnection($"Data Source={path};Pooling=False");
        _db.Open();
        if (!isMade) Fill(path, mill);
    }

    private void Fill(string path, PassageMill mill)
    {
        Execute(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = NORMAL;
            CREATE VIRTUAL TABLE plain USING fts5(Words, tokenize = 'unicode61 remove_diacritics 2');
            """);
        var clock = Stopwatch.StartNew();
        using (var writing = _db.BeginTransaction())
        {
            using var insert = new SqliteCommand(
                "INSERT INTO plain (rowid, Words) VALUES ($Row, $Words)", _db, writing);
            insert.Parameters.Add(new SqliteParameter("$Row", null));
            insert.Parameters.Add(new SqliteParameter("$Words", null));
            for (var i = 0; i < SearchVault.Passages; i++)
            {
                (insert.Parameters[0].Value, insert.Parameters[1].Value) = (i, mill.Passage(i));
                insert.ExecuteNonQuery();
            }

            writing.Commit();
        }

        Console.WriteLine($"peer written in {clock.Elapsed.TotalSeconds:F1} s, "
            + $"{new FileInfo(path).Length / 1e6:F0} MB");
    }

    /// <summary>How many passages have one of the words; the first of them are read with what is around.
    /// </summary>
    public int Find(IEnumerable<string> words, int shown)
    {
        var question = string.Join(" OR ", words.Select(word => $"\"{word}\""));
        var rows = new List<long>();
        using (var all = new SqliteCommand(
            "SELECT rowid FROM plain WHERE plain MATCH $q ORDER BY rowid", _db))
        {
            all.Parameters.AddWithValue("$q", question);
            using var row = all.ExecuteReader();
            while (row.Read()) rows.Add(row.GetInt64(0));
        }

        if (rows.Count == 0) return 0;
        using var page = new SqliteCommand(
            "SELECT snippet(plain, 0, '[', ']', '…', 12) FROM plain WHERE plain MATCH $q AND rowid <= $last",
            _db);
        page.Parameters.AddWithValue("$q", question);
        page.Parameters.AddWithValue("$last", rows[Math.Min(shown, rows.Count) - 1]);
        using var text = page.ExecuteReader();
        while (text.Read()) text.GetString(0);
        return rows.Count;
    }

    public void Dispose() => _db.Dispose();

    private void Execute(string sql)
    {
        using var command = new SqliteCommand(sql, _db);
        command.ExecuteNonQuery();
    }
}
