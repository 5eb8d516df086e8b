using Microsoft.Data.Sqlite;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Local.Views;

/// <summary>
/// What an intake asks of the items view for every file, by prepared SQL. It takes its connection over. Safe
/// for use by several threads: they take turns.
/// </summary>
internal sealed class ItemLookup : IDisposable
{
    private readonly Lock _turn = new();
    private readonly SqliteConnection _db;
    private readonly SqliteCommand _item;
    private readonly SqliteCommand _entry;
    private readonly SqliteCommand _unfinished;
    private bool _isClosed;

    public ItemLookup(SqliteConnection db)
    {
        _db = db;
        _item = Prepare(
            db,
            """
            SELECT Id FROM item_v1 WHERE "Case" = $Case AND Sha256 = $Sha256 AND ToIndex IS NULL
            ORDER BY FromIndex LIMIT 1
            """,
            "Case", "Sha256");
        _entry = Prepare(
            db,
            """
            SELECT item.Id, item.SizeBytes, acquisition.Modified
            FROM acquisition_v2 AS acquisition JOIN item_v1 AS item ON item.Id = acquisition.Item
            WHERE acquisition.Intake = $Intake AND acquisition.Path = $Path AND acquisition.ToIndex IS NULL
                AND item.ToIndex IS NULL AND item.SizeBytes IS NOT NULL
            ORDER BY acquisition.FromIndex DESC LIMIT 1
            """,
            "Intake", "Path");
        _unfinished = Prepare(
            db,
            """
            SELECT Id FROM intake_v1
            WHERE "Case" = $Case AND "Key" = $Key AND ToIndex IS NULL AND NOT IsComplete
            ORDER BY FromIndex DESC LIMIT 1
            """,
            "Case", "Key");
    }

    public ItemId? FindItem(CaseId @case, Hash32 sha256) =>
        Ask<ItemId?>(_item, @case.ToArray(), sha256.ToArray(), static row => new ItemId(IdIn(row, 0)));

    public IntakeEntry? FindIntakeEntry(IntakeId intake, string path) =>
        Ask(_entry, intake.Value.ToArray(), path, static row => new IntakeEntry(
            new ItemId(IdIn(row, 0)),
            row.GetInt64(1),
            row.IsDBNull(2) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))));

    public IntakeId? FindUnfinishedIntake(CaseId @case, Hash32 key) =>
        Ask<IntakeId?>(
            _unfinished, @case.ToArray(), key.ToArray(), static row => new IntakeId(IdIn(row, 0)));

    public void Dispose()
    {
        lock (_turn)
        {
            _isClosed = true;
            _item.Dispose();
            _entry.Dispose();
            _unfinished.Dispose();
            _db.Dispose();
        }
    }

    /// <summary>The first row as what it stands for; the default when there is none.</summary>
    private T? Ask<T>(SqliteCommand statement, object first, object second, Func<SqliteDataReader, T> read)
    {
        lock (_turn)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            try
            {
                (statement.Parameters[0].Value, statement.Parameters[1].Value) = (first, second);
                using var row = statement.ExecuteReader();
                return row.Read() ? read(row) : default;
            }
            catch (SqliteException failure)
            {
                throw ViewFailure.Of(failure);
            }
        }
    }

    private static SqliteCommand Prepare(
        SqliteConnection db, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = new SqliteCommand(sql, db);
        foreach (var name in parameters) command.Parameters.Add(new SqliteParameter("$" + name, null));
        command.Prepare();
        return command;
    }

    private static Id IdIn(SqliteDataReader row, int column) => Id.From(row.GetFieldValue<byte[]>(column));
}
