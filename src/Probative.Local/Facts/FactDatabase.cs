using System.Globalization;
using Microsoft.Data.Sqlite;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Local.Facts;

/// <summary>
/// `ledger.db`, opened for writing. Used by the one thread that commits; readers have their own rows.
/// </summary>
internal sealed class FactDatabase : IFactStore
{
    /// <summary>
    /// Groups of sealed fields that a row key leaves room for; a fact has at most 320 fields.
    /// </summary>
    public const int PlacesPerFact = 512;

    // The write-ahead log is brought into the database when about so much is in it: long enough that a
    // checkpoint is rare, short enough that reading through it is fast. From then on it is written over,
    // which is faster to sync than a file that grows.
    private const long CheckpointStepBytes = 16 * 1024 * 1024;

    // What a commit adds beside the facts: the pages of the header, of the writer, and the last of each
    // index.
    private const long CommitBytes = 6 * 4096;

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _claim;
    private readonly FactInsert _insert;
    private readonly FactRewrite _rewrite;
    private readonly CommitSync _sync;
    private long _size;
    private long _epoch;
    private long _sinceCheckpointBytes;

    private FactDatabase(string path, SqliteConnection connection, CommitSync sync)
    {
        _path = path;
        _sync = sync;
        _connection = connection;
        _begin = Command("BEGIN IMMEDIATE");
        _commit = Command("COMMIT");
        _claim = Command("UPDATE writer SET latest_at = $at WHERE epoch = $epoch", "$at", "$epoch");
        _insert = new FactInsert(connection);
        _rewrite = new FactRewrite(connection);
    }

    public long Size => Volatile.Read(ref _size);

    public DateTimeOffset? LatestAt { get; private set; }

    /// <summary>Opens the database, and makes it when it is not there yet.</summary>
    public static FactDatabase Create(string path)
    {
        try
        {
            var sync = new CommitSync(path);
            var connection = FactConnection.OpenWriter(path);
            FactSchema.Bring(connection);
            FactSchema.RefuseNewer(connection);
            var database = new FactDatabase(path, connection, sync);
            database.Load();
            return database;
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Of(failure);
        }
    }

    /// <summary>Opens the database of a vault that has one.</summary>
    public static FactDatabase Open(string path)
    {
        // SQLite would make an empty one in its place.
        RequireFile(path);
        return Create(path);
    }

    /// <summary>A vault without its ledger is told as that, not as a file that cannot be opened.</summary>
    public static void RequireFile(string path)
    {
        if (File.Exists(path)) return;
        throw new IntegrityException(
            "ledger-missing",
            $"{path} does not exist, though this vault has recorded facts.",
            "Bring it back from the newest backup; nothing was changed.");
    }

    public void TakeOver(string holder)
    {
        try
        {
            // The sync of this commit covers the whole write-ahead log: what an earlier process committed and
            // did not live to sync, the schema of a new vault among it, is durable from here on, so that a
            // checkpoint may speak of it.
            using var command = Command(
                "UPDATE writer SET epoch = epoch + 1, holder = $holder RETURNING epoch", "$holder");
            command.Parameters[0].Value = holder;
            _begin.ExecuteNonQuery();
            _epoch = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
            _commit.ExecuteNonQuery();
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Of(failure);
        }

        _sync.Run();
    }

    public int? UpgradedFrom => Guarded(() =>
    {
        using var command = Command("SELECT upgraded_from FROM writer");
        return command.ExecuteScalar() is long from ? (int?)from : null;
    });

    public void ForgetUpgrade()
    {
        Guarded(() =>
        {
            using var command = Command(
                "UPDATE writer SET upgraded_from = NULL WHERE epoch = $epoch", "$epoch");
            command.Parameters[0].Value = _epoch;
            return command.ExecuteNonQuery();
        });
        _sync.Run();
    }

    public CaseHead HeadOf(CaseId @case)
    {
        try
        {
            using var command = Command(
                "SELECT n, leaf_hash FROM fact WHERE case_id = $case ORDER BY n DESC LIMIT 1", "$case");
            command.Parameters[0].Value = @case.ToArray();
            using var row = command.ExecuteReader();
            return row.Read()
                ? new CaseHead(row.GetInt64(0), Hash32.FromSpan((byte[])row.GetValue(1)))
                : default;
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Of(failure);
        }
    }

    public void Append(IReadOnlyList<StoredFact> facts, DateTimeOffset latestAt) => Commit(() =>
    {
        Insert(facts);
        Claim(latestAt);
        return (facts.Count, latestAt);
    });

    public void Rewrite(
        IEnumerable<SealedChange> changes,
        Func<IReadOnlyList<StoredFact>> facts,
        Func<DateTimeOffset> latestAt,
        Shredding follows) => Commit(() =>
    {
        _sinceCheckpointBytes += _rewrite.Run(changes);
        _rewrite.Note(follows);
        var appended = facts();
        Insert(appended);
        var at = latestAt();
        Claim(at);
        return (appended.Count, at);
    });

    public IReadOnlyList<Shredding> Unfinished() => Guarded(_rewrite.Noted);

    public void Purge()
    {
        var isEmpty = Guarded(_rewrite.TryEmptyLog);
        _sinceCheckpointBytes = 0;
        if (isEmpty) return;
        throw new StorageException(new Problem(
            Shredder.UnfinishedCode,
            _path,
            "Another program reads the database, so that what was destroyed still stands in its log.",
            "It is recorded. End the other program and run any command that writes: that finishes it."));
    }

    public void Finish(CaseId @case)
    {
        Guarded(() =>
        {
            using var command = Command("DELETE FROM shredding WHERE case_id = $case", "$case");
            command.Parameters[0].Value = @case.ToArray();
            return command.ExecuteNonQuery();
        });
        _sync.Run();
        Purge();
    }

    /// <summary>
    /// One transaction. A crash anywhere before the sync returns leaves all of it or, far more likely, none
    /// of it. Nobody was told of it either way.
    /// </summary>
    private void Commit(Func<(int Appended, DateTimeOffset LatestAt)> work)
    {
        (int Appended, DateTimeOffset LatestAt) done;
        try
        {
            _begin.ExecuteNonQuery();
            done = work();
            _sinceCheckpointBytes += CommitBytes;
            _commit.ExecuteNonQuery();
        }
        catch (SqliteException failure)
        {
            Undo();
            throw SqliteFailure.Of(failure);
        }
        catch (IntegrityException)
        {
            Undo();
            throw;
        }

        _sync.Run();
        Volatile.Write(ref _size, _size + done.Appended);
        LatestAt = done.LatestAt;
        if (_sinceCheckpointBytes >= CheckpointStepBytes) Checkpoint();
    }

    public IFactRows OpenRows() => FactRows.OpenBeside(_path);

    public void Dispose()
    {
        _sync.Dispose();
        _insert.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _claim.Dispose();

        // Closing the last connection brings the write-ahead log into the database and removes it, so that a
        // vault at rest is one file, readable on media that take no writes.
        _connection.Dispose();
    }

    private void Load()
    {
        using (var size = Command("SELECT coalesce(max(idx) + 1, 0) FROM fact"))
        {
            _size = Convert.ToInt64(size.ExecuteScalar(), CultureInfo.InvariantCulture);
        }

        using var latest = Command("SELECT latest_at FROM writer");
        if (latest.ExecuteScalar() is long at) LatestAt = DateTimeOffset.FromUnixTimeMilliseconds(at);
    }

    private void Insert(IReadOnlyList<StoredFact> facts)
    {
        foreach (var fact in facts) _sinceCheckpointBytes += _insert.Run(fact);
    }

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Of(failure);
        }
    }

    /// <summary>Asks inside the transaction whether this writer still is the writer.</summary>
    private void Claim(DateTimeOffset latestAt)
    {
        _claim.Parameters[0].Value = latestAt.ToUnixTimeMilliseconds();
        _claim.Parameters[1].Value = _epoch;
        if (_claim.ExecuteNonQuery() == 1) return;
        using var holder = Command("SELECT holder FROM writer");
        throw new IntegrityException(
            "fenced",
            $"Another writer took this vault over: {holder.ExecuteScalar()}. This group was not recorded.",
            "Let it finish, then run the command again.");
    }

    /// <summary>
    /// Ends the failed transaction, and looks whether it really left nothing: what cannot be known is an
    /// integrity exception, whatever the first failure was.
    /// </summary>
    private void Undo()
    {
        try
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            {
                FactConnection.Execute(_connection, "ROLLBACK");
            }

            using var size = Command("SELECT coalesce(max(idx) + 1, 0) FROM fact");
            var now = Convert.ToInt64(size.ExecuteScalar(), CultureInfo.InvariantCulture);
            if (now == _size) return;
            throw new IntegrityException(
                "commit-unknown",
                string.Create(CultureInfo.InvariantCulture, $"A failed commit left {now} facts, not {_size}"),
                "Open the vault again: it holds every fact that was acknowledged.");
        }
        catch (SqliteException failure)
        {
            throw new IntegrityException(
                "commit-unknown",
                $"After a failed commit the database does not answer: {failure.Message}",
                "Check the disk, then open the vault again: it holds every fact that was acknowledged.",
                failure);
        }
    }

    /// <summary>
    /// Brings the write-ahead log into the database. The facts in it are durable already; a reader that is in
    /// the way only postpones this.
    /// </summary>
    private void Checkpoint()
    {
        try
        {
            // A crash here leaves the log, from which the next to open the database does the same again.
            FactConnection.Execute(_connection, "PRAGMA wal_checkpoint(PASSIVE)");
            _sinceCheckpointBytes = 0;
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Of(failure);
        }
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }
}
