using Microsoft.Data.Sqlite;
using Probative.Local.Facts;
using Probative.Local.Views;

namespace Probative.Local.Checking;

/// <summary>
/// `ledger.db` as a file: its pages, its trees, its indexes, its schema, its write-ahead log.
/// </summary>
internal sealed class LedgerFileCheck(CheckScope scope)
{
    private const string Path = VaultPath.FactDatabase;

    /// <summary>
    /// Bytes that hold nothing and may be anything; null when the pages were not looked at, because a
    /// write-ahead log stands beside them.
    /// </summary>
    public long? UncoveredBytes { get; private set; }

    public void Run(string source, CancellationToken ct)
    {
        scope.Progress("database", 0, null);
        var (version, areRowsGone) = (FactSchema.Latest, false);
        try
        {
            using var db = ViewDatabase.Open(source);

            // One that an earlier program made, and that no writer has opened since, is sound as it was made.
            version = Math.Clamp(FactSchema.VersionOf(db), 1, FactSchema.Latest);
            CheckedDatabase.Check(
                db,
                fresh => FactSchema.Bring(fresh, version),
                line => scope.Damaged(CheckCode.Ledger, Path, $"{line}"));
            areRowsGone = version >= FactSchema.CountsRekeysSince
                && ViewDatabase.Texts(db, "SELECT rekeys FROM writer") is not ["0"];
        }
        catch (SqliteException full) when (SqliteDamage.IsWithoutRoom(full))
        {
            throw SqliteFailure.Of(full);
        }
        catch (SqliteException damaged)
        {
            scope.Damaged(CheckCode.Ledger, Path, $"{damaged.Message}");
        }

        if (CheckedDatabase.HasLog(scope.Fs, Path))
        {
            if (WriteAheadLog.FindDamage(scope.FullPath(Path + "-wal")) is { } at)
            {
                scope.Noticed(
                    CheckCode.WriteAheadLog,
                    Path + "-wal",
                    $"Byte {at}: what follows was never finished, or is damaged; SQLite passes it over.");
            }

            return;
        }

        UncoveredBytes = CheckedDatabase.CheckPages(
            scope.Fs,
            Path,
            version,
            areRowsGone,
            fault => scope.Damaged(CheckCode.Ledger, Path, $"Byte {fault.Offset}: {fault.Message}"),
            ct);
    }
}
