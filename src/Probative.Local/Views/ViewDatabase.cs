using Microsoft.Data.Sqlite;
using Probative.Local.Facts;
using Probative.Local.Words;

namespace Probative.Local.Views;

/// <summary>Opens the SQLite database of a view, in each of the ways in which that is done.</summary>
internal static class ViewDatabase
{
    /// <summary>
    /// For the writer. Write-ahead log with synchronous=NORMAL: a power cut may take the view some commits
    /// back, and the replay at the next opening makes up for it. What is acknowledged rests on the facts
    /// alone.
    /// </summary>
    public static SqliteConnection OpenForWriting(string path)
    {
        var db = Open(ConnectionString(path, SqliteOpenMode.ReadWrite));
        Execute(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;");
        return db;
    }

    /// <summary>
    /// For building aside: no journal and no syncs, since a build that does not reach its end is thrown
    /// away.
    /// </summary>
    public static SqliteConnection OpenForBuilding(string path)
    {
        var db = Open(ConnectionString(path, SqliteOpenMode.ReadWrite));
        Execute(db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
        return db;
    }

    /// <summary>
    /// Ends a build: everything is durable when this returns. The file is synced before its new name can be,
    /// so that a power cut never leaves a whole name over a torn view.
    /// </summary>
    public static void FinishBuilding(SqliteConnection db) =>
        Execute(db, "PRAGMA synchronous = FULL; UPDATE position SET Size = Size; PRAGMA journal_mode = WAL;");

    /// <summary>The connection string for reading beside a writer.</summary>
    public static string ReadOnly(string path) => ConnectionString(path, SqliteOpenMode.ReadOnly);

    /// <summary>
    /// The connection string for reading what nobody can be writing: without locks, and without the files
    /// that SQLite otherwise puts beside a database with a write-ahead log. The log itself is not read:
    /// there MUST be none.
    /// </summary>
    public static string Immutable(string path) =>
        ConnectionString(UriOf(path) + "?immutable=1", SqliteOpenMode.ReadOnly);

    public static SqliteConnection Open(string connectionString)
    {
        var db = new SqliteConnection(connectionString);
        db.Open();
        FactConnection.WaitForOthers(db);
        WordTokenizer.Register(db);
        return db;
    }

    /// <summary>
    /// A database of this process alone, in memory until it grows, then in a temporary file that has no
    /// name: what a view says in clear never outlives the process.
    /// </summary>
    public static SqliteConnection OpenPrivate()
    {
        // The empty name, written as a URI so that other databases can be attached by one.
        var db = Open(ConnectionString("file:", SqliteOpenMode.ReadWriteCreate));
        Execute(db, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;");
        return db;
    }

    /// <summary>The first column of every row, as text.</summary>
    public static List<string> Texts(SqliteConnection db, string sql)
    {
        using var command = new SqliteCommand(sql, db);
        using var row = command.ExecuteReader();
        var texts = new List<string>();
        while (row.Read()) texts.Add(row.GetString(0));
        return texts;
    }

    public static void Execute(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string ConnectionString(string source, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false }.ToString();

    // RFC 3986 section 2.1: SQLite reads `?`, `#` and `%` in a file: name.
    private static string UriOf(string path) =>
        "file:" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
