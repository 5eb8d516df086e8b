using Microsoft.Data.Sqlite;

namespace Probative.Local.Views;

/// <summary>
/// Tells a file that is not (any more) what SQLite wrote from a medium that refuses to work.
/// </summary>
internal static class SqliteDamage
{
    // https://www.sqlite.org/rescode.html: SQLITE_ERROR is a table or column that is not there.
    private const int Error = 1;
    private const int Corrupt = 11;
    private const int CannotOpen = 14;
    private const int Mismatch = 20;
    private const int NotADatabase = 26;

    // SQLITE_FULL, and SQLITE_IOERR_SHMOPEN, _SHMSIZE, _SHMMAP: the memory that the readers of a
    // write-ahead log share is a file of 32 KiB beside the database, which a full disk has no room for.
    private const int Full = 13;
    private const int SharedOpen = 10 | (18 << 8);
    private const int SharedSize = 10 | (19 << 8);
    private const int SharedMap = 10 | (21 << 8);

    public static bool IsWithoutRoom(SqliteException failure) =>
        failure.SqliteErrorCode is Full
        || failure.SqliteExtendedErrorCode is SharedOpen or SharedSize or SharedMap;

    public static bool Is(SqliteException failure) =>
        failure.SqliteErrorCode is Error or Corrupt or CannotOpen or Mismatch or NotADatabase;
}
