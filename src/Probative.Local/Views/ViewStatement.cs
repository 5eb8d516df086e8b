using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;
using SQLitePCL;

namespace Probative.Local.Views;

/// <summary>
/// One prepared statement that writes, with its parameters numbered `?1`, `?2`, and so on. It speaks to
/// SQLite directly: a replay runs millions, and looking parameters up by name would cost more than the rows.
/// Not safe for use by several threads at once.
/// </summary>
internal sealed class ViewStatement : IDisposable
{
    private readonly SqliteConnection _db;
    private readonly sqlite3_stmt _statement;
    private readonly int _parameters;

    public ViewStatement(SqliteConnection db, string sql)
    {
        _db = db;
        ThrowUnless(raw.SQLITE_OK, raw.sqlite3_prepare_v2(db.Handle!, sql, out _statement));
        _parameters = raw.sqlite3_bind_parameter_count(_statement);
    }

    /// <summary>An insertion of one whole row.</summary>
    public static ViewStatement Insert(SqliteConnection db, string table, params ReadOnlySpan<string> columns)
    {
        var names = string.Join(", ", columns.ToArray().Select(column => $"\"{column}\""));
        var values = string.Join(", ", Enumerable.Repeat("?", columns.Length));
        return new ViewStatement(db, $"INSERT INTO {table} ({names}) VALUES ({values})");
    }

    /// <summary>
    /// Runs it with one value for each parameter; returns how many rows changed. Ids and digests are stored
    /// as bytes, times as milliseconds since 1970, truth as 0 or 1.
    /// </summary>
    public int Run(params ReadOnlySpan<object?> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, _parameters);
        for (var i = 0; i < values.Length; i++) ThrowUnless(raw.SQLITE_OK, Bind(i + 1, values[i]));
        var result = raw.sqlite3_step(_statement);

        // What went wrong is told by the step; resetting repeats it.
        if (result == raw.SQLITE_DONE) raw.sqlite3_reset(_statement);
        else ThrowUnless(raw.SQLITE_DONE, result);
        return raw.sqlite3_changes(_db.Handle!);
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int parameter, object? value)
    {
        Span<byte> bytes = stackalloc byte[Hash32.Size];
        switch (value)
        {
            case null:
                return raw.sqlite3_bind_null(_statement, parameter);
            case string text:
                return BindText(parameter, text);
            case long number:
                return raw.sqlite3_bind_int64(_statement, parameter, number);
            case bool truth:
                return raw.sqlite3_bind_int64(_statement, parameter, truth ? 1 : 0);
            case DateTimeOffset time:
                return raw.sqlite3_bind_int64(_statement, parameter, time.ToUnixTimeMilliseconds());
            case Hash32 digest:
                digest.CopyTo(bytes);
                return raw.sqlite3_bind_blob(_statement, parameter, bytes);
            case CaseId @case:
                @case.CopyTo(bytes);
                return raw.sqlite3_bind_blob(_statement, parameter, bytes[..CaseId.Size]);
            case Id id:
                id.CopyTo(bytes);
                return raw.sqlite3_bind_blob(_statement, parameter, bytes[..Id.SizeBytes]);
            default:
                throw new ArgumentException($"A view does not store {value.GetType()}.", nameof(value));
        }
    }

    private int BindText(int parameter, string text)
    {
        var limit = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        var buffer = limit <= 1_024 ? stackalloc byte[1_024] : rented = ArrayPool<byte>.Shared.Rent(limit);
        var length = Encoding.UTF8.GetBytes(text, buffer);

        // SQLite copies the bytes before it returns. An empty span would bind null.
        var result = length == 0
            ? raw.sqlite3_bind_text(_statement, parameter, "")
            : raw.sqlite3_bind_text(_statement, parameter, buffer[..length]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return result;
    }

    private void ThrowUnless(int expected, int result)
    {
        if (result != expected) SqliteException.ThrowExceptionForRC(result, _db.Handle);
    }
}
