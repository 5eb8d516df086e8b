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

    public static bool Is(SqliteException failure) =>
        failure.SqliteErrorCode is Error or Corrupt or CannotOpen or Mismatch or NotADatabase;
}
