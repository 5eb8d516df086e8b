using Microsoft.Data.Sqlite;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Local.Views;

/// <summary>
/// Asks the listing for the row of a thing that is known by its id in its case, and for a flag of it.
/// </summary>
/// <param name="db">The listing.</param>
/// <param name="sql">A query with the parameters `$Id`, `$Part`, `$Case`.</param>
internal sealed class RowLookup(SqliteConnection db, string sql) : IDisposable
{
    private readonly SqliteCommand _command = Prepare(db, sql);

    public (long Row, bool Flag)? Find(Id id, long part, CaseId @case)
    {
        _command.Parameters[0].Value = id.ToArray();
        _command.Parameters[1].Value = part;
        _command.Parameters[2].Value = @case.ToArray();
        using var row = _command.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1) != 0) : null;
    }

    public void Dispose() => _command.Dispose();

    private static SqliteCommand Prepare(SqliteConnection db, string sql)
    {
        var command = new SqliteCommand(sql, db);
        foreach (var name in (string[])["$Id", "$Part", "$Case"])
            command.Parameters.Add(new SqliteParameter(name, null));
        return command;
    }
}
