using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Probative.Local.Facts;

/// <summary>Opens `ledger.db` in the three ways that a vault needs.</summary>
internal static class FactConnection
{
    // Longer than any log takes to be read on a slow disk, and than writing one home takes.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>The writer's. One at a time: the lock and the epoch see to it.</summary>
    public static SqliteConnection OpenWriter(string path)
    {
        var connection = Open(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
        });

        // WAL with NORMAL syncs the log when it begins anew and before it is written home, and the database
        // after: CommitSync adds the sync of every commit. secure_delete overwrites what is destroyed.
        // Checkpoints are run by the writer itself, because SQLite swallows the failures of those that it
        // runs on its own.
        Execute(connection, """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = NORMAL;
            PRAGMA secure_delete = ON;
            PRAGMA wal_autocheckpoint = 0;
            PRAGMA temp_store = MEMORY;
            """);
        return connection;
    }

    /// <summary>A reader's, beside a writer or without one.</summary>
    public static SqliteConnection OpenReader(string path) => Open(new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadOnly,
    });

    /// <summary>
    /// A reader's on a medium that takes no writes, where SQLite could not even create the shared memory that
    /// a WAL database needs. It reads no WAL: MUST NOT be used where somebody may be writing.
    /// </summary>
    public static SqliteConnection OpenImmutable(string path)
    {
        var escaped = Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);
        return Open(new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{escaped}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
        });
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(SqliteConnectionStringBuilder settings)
    {
        // A pooled connection would outlive the vault and hold its files open.
        settings.Pooling = false;
        var connection = new SqliteConnection(settings.ToString());
        connection.Open();
        WaitForOthers(connection);
        return connection;
    }

    /// <summary>
    /// After a crash the first to read rebuilds the index of the write-ahead log, and the last to close
    /// writes the log home: https://www.sqlite.org/wal.html section 9. Whoever comes then is told
    /// SQLITE_BUSY, which is no damage: the statements that go to SQLite without ADO.NET in between wait
    /// too.
    /// </summary>
    public static void WaitForOthers(SqliteConnection connection) =>
        raw.sqlite3_busy_timeout(connection.Handle!, (int)s_patience.TotalMilliseconds);
}
