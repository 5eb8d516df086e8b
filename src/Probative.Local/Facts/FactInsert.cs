using Microsoft.Data.Sqlite;
using Probative.Ledger.Facts;
using Probative.Local.Keys;
using SQLitePCL;

namespace Probative.Local.Facts;

/// <summary>
/// The two statements of the hot path, prepared once and bound without a copy of a copy: at thousands of
/// facts a second the parameter objects of ADO.NET would cost more than the insert.
/// </summary>
internal sealed class FactInsert : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _fact;
    private readonly sqlite3_stmt _sealed;

    public FactInsert(SqliteConnection connection)
    {
        _database = connection.Handle!;
        _fact = Prepare("INSERT INTO fact (idx, case_id, n, leaf, leaf_hash) VALUES (?1, ?2, ?3, ?4, ?5)");
        _sealed = Prepare("INSERT INTO sealed (place, subject, wrapped_key, body) VALUES (?1, ?2, ?3, ?4)");
    }

    /// <summary>Inserts a fact inside the open transaction; returns about how many bytes that was.</summary>
    public int Run(StoredFact fact)
    {
        var bytes = RunWithoutSealed(fact);
        foreach (var group in fact.Sealed) bytes += Run(fact.Index, group.Number, group);
        return bytes;
    }

    /// <summary>Inserts the row of the fact alone.</summary>
    public int RunWithoutSealed(StoredFact fact)
    {
        Span<byte> id = stackalloc byte[CaseId.Size];
        Span<byte> hash = stackalloc byte[Ledger.Hash32.Size];
        fact.Case.CopyTo(id);
        fact.LeafHash.CopyTo(hash);
        raw.sqlite3_bind_int64(_fact, 1, fact.Index);
        raw.sqlite3_bind_blob(_fact, 2, id);
        raw.sqlite3_bind_int64(_fact, 3, fact.Number);
        raw.sqlite3_bind_blob(_fact, 4, fact.Leaf);
        raw.sqlite3_bind_blob(_fact, 5, hash);
        Step(_fact);
        return fact.Leaf.Length;
    }

    /// <summary>Inserts one group of sealed fields at its place in its fact.</summary>
    public int Run(long index, int place, in SealedGroup group)
    {
        Span<byte> id = stackalloc byte[CaseId.Size];
        raw.sqlite3_bind_int64(_sealed, 1, (index * FactDatabase.PlacesPerFact) + place);
        if (group.Subject is { } subject)
        {
            subject.CopyTo(id);
            raw.sqlite3_bind_blob(_sealed, 2, id);
        }
        else
        {
            raw.sqlite3_bind_null(_sealed, 2);
        }

        raw.sqlite3_bind_blob(_sealed, 3, group.WrappedKey);
        raw.sqlite3_bind_blob(_sealed, 4, group.Body);
        Step(_sealed);
        return group.WrappedKey.Length + group.Body.Length;
    }

    public void Dispose()
    {
        _fact.Dispose();
        _sealed.Dispose();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        var result = raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        SqliteException.ThrowExceptionForRC(result, _database);
        return statement;
    }

    private void Step(sqlite3_stmt statement)
    {
        var step = raw.sqlite3_step(statement);

        // The reset repeats the failure of the step and makes the statement usable again.
        var reset = raw.sqlite3_reset(statement);
        if (step != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(reset, _database);
    }
}
