using Microsoft.Data.Sqlite;
using Probative.Kernel.Ids;
using Probative.Local.Facts;
using Probative.Local.Keys;
using Probative.Local.Views;
using SQLitePCL;

namespace Probative.Local.Checking;

/// <summary>
/// Reads the rows of `ledger.db` in the order of the log, whatever is in them. It speaks to SQLite directly:
/// a check reads millions of rows, and takes no column on trust. Used by one thread.
/// </summary>
internal sealed class LedgerRows : IDisposable
{
    private readonly SqliteConnection _db;
    private readonly sqlite3_stmt _facts;
    private readonly sqlite3_stmt _sealed;

    public LedgerRows(string source)
    {
        _db = ViewDatabase.Open(source);
        _facts = Prepare(
            "SELECT idx, case_id, n, leaf, leaf_hash FROM fact WHERE idx >= ?1 AND idx < ?2 ORDER BY 1");
        _sealed = Prepare(
            """
            SELECT place, subject, wrapped_key, body FROM sealed
            WHERE place >= ?1 AND place < ?2 ORDER BY 1
            """);
    }

    public SqliteConnection Connection => _db;

    /// <summary>The number of facts, by the last index.</summary>
    public long Size()
    {
        var size = 0L;
        using var last = Prepare("SELECT idx FROM fact ORDER BY idx DESC LIMIT 1");
        Each(last, row => size = raw.sqlite3_column_int64(row, 0) + 1);
        return size;
    }

    /// <summary>
    /// The rows with from &lt;= index &lt; to that are there. Rows of `sealed` that belong to none of them
    /// are told by their fact's index.
    /// </summary>
    /// <exception cref="SqliteException">A page is damaged: read on behind it.</exception>
    public List<LedgerRow> Read(long from, long to, Action<long> stray)
    {
        var rows = new List<LedgerRow>((int)Math.Min(to - from, 4_096));
        Each(Bind(_facts, from, to), row => rows.Add(new LedgerRow(raw.sqlite3_column_int64(row, 0))
        {
            CaseBytes = Blob(row, 1),
            Number = raw.sqlite3_column_type(row, 2) == raw.SQLITE_INTEGER
                ? raw.sqlite3_column_int64(row, 2)
                : null,
            Leaf = Blob(row, 3),
            LeafHash = Blob(row, 4),
        }));

        var at = 0;
        Each(Bind(_sealed, from * FactDatabase.PlacesPerFact, to * FactDatabase.PlacesPerFact), row =>
        {
            var index = raw.sqlite3_column_int64(row, 0) / FactDatabase.PlacesPerFact;
            while (at < rows.Count && rows[at].Index < index) at++;
            if (at == rows.Count || rows[at].Index != index) stray(index);
            else AddSealed(rows[at], row);
        });
        return rows;
    }

    public void Dispose()
    {
        _facts.Dispose();
        _sealed.Dispose();
        _db.Dispose();
    }

    private static void AddSealed(LedgerRow fact, sqlite3_stmt row)
    {
        // The groups of a fact are numbered from 0; nothing else would notice a number that changed.
        if (raw.sqlite3_column_int64(row, 0) % FactDatabase.PlacesPerFact != fact.Sealed.Count)
        {
            fact.SealedDamage = "its sealed fields are not numbered without gap.";
        }

        var hasSubject = raw.sqlite3_column_type(row, 1) != raw.SQLITE_NULL;
        if (Blob(row, 2) is { } wrappedKey && Blob(row, 3) is { } body
            && (!hasSubject || Blob(row, 1) is { Length: Id.SizeBytes }))
        {
            Id? subject = hasSubject ? Id.From(Blob(row, 1)) : null;
            fact.Sealed.Add(new SealedGroup(subject, wrappedKey, body));
            return;
        }

        fact.SealedDamage = "a row of its sealed fields does not hold what it is made for.";
    }

    private static byte[]? Blob(sqlite3_stmt row, int column) =>
        raw.sqlite3_column_type(row, column) == raw.SQLITE_BLOB
            ? raw.sqlite3_column_blob(row, column).ToArray()
            : null;

    private static sqlite3_stmt Bind(sqlite3_stmt statement, long from, long to)
    {
        raw.sqlite3_bind_int64(statement, 1, from);
        raw.sqlite3_bind_int64(statement, 2, to);
        return statement;
    }

    private sqlite3_stmt Prepare(string sql)
    {
        SqliteException.ThrowExceptionForRC(
            raw.sqlite3_prepare_v2(_db.Handle!, sql, out var statement), _db.Handle!);
        return statement;
    }

    private void Each(sqlite3_stmt statement, Action<sqlite3_stmt> take)
    {
        int result;
        while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW) take(statement);
        var reset = raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE) SqliteException.ThrowExceptionForRC(reset, _db.Handle!);
    }
}
