using System.Globalization;
using Microsoft.Data.Sqlite;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Local.Durable;
using Probative.Local.Views;

namespace Probative.Local.Facts;

/// <summary>
/// Sorts what SQLite reports into the lanes: refused before anything was acknowledged, or the record in
/// doubt. The numbers are those of sqlite.org/rescode.html.
/// </summary>
internal static class SqliteFailure
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int CannotOpen = 14;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    private const int FsyncFailed = InputOutput | (4 << 8);
    private const int DirectoryFsyncFailed = InputOutput | (5 << 8);

    /// <summary>The exception to throw: a <see cref="StorageException"/> or an integrity exception.</summary>
    public static Exception Of(SqliteException failure) => failure.SqliteErrorCode switch
    {
        InputOutput when failure.SqliteExtendedErrorCode is FsyncFailed or DirectoryFsyncFailed =>
            Failure.OfSync("fsync", VaultPath.FactDatabase, Libc.InputOutput),
        _ when SqliteDamage.IsWithoutRoom(failure) =>
            Failure.Of("write", VaultPath.FactDatabase, Libc.NoSpace),
        InputOutput => Failure.Of("write", VaultPath.FactDatabase, Libc.InputOutput),
        ReadOnly => Failure.Of("write", VaultPath.FactDatabase, Libc.ReadOnlyMedium),
        CannotOpen => Failure.Of("open", VaultPath.FactDatabase, Libc.NoAccess),
        Busy or Locked => new StorageException(
            new Problem(
                "ledger-busy",
                VaultPath.FactDatabase,
                $"Another program holds the database: {failure.Message}",
                "Close it (a database browser, a backup) and run the command again."),
            failure),
        Corrupt or NotADatabase => InDoubt("ledger-damaged", failure, "Run `probative check` on a copy."),
        Constraint => InDoubt("ledger-conflict", failure, "Another program wrote to it: run a check."),
        _ => InDoubt("ledger-failed", failure, "Run `probative check`, then open the vault again."),
    };

    private static IntegrityException InDoubt(string code, SqliteException failure, string hint) => new(
        code,
        string.Create(
            CultureInfo.InvariantCulture,
            $"{VaultPath.FactDatabase}: {failure.Message} ({failure.SqliteExtendedErrorCode})"),
        hint,
        failure);
}
