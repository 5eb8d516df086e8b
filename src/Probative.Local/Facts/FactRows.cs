using System.Globalization;
using Microsoft.Data.Sqlite;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Keys;

namespace Probative.Local.Facts;

/// <summary>Reads `ledger.db` through a connection of its own.</summary>
internal sealed class FactRows : IFactRows
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _end;
    private readonly SqliteCommand _size;
    private readonly SqliteCommand _leaves;
    private readonly SqliteCommand _case;
    private readonly SqliteCommand _sealed;

    private FactRows(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Command("BEGIN DEFERRED");
        _end = Command("COMMIT");
        _size = Command("SELECT coalesce(max(idx) + 1, 0) FROM fact");
        _leaves = Command(
            "SELECT idx, case_id, n, leaf, leaf_hash FROM fact WHERE idx >= $from AND idx < $to ORDER BY idx",
            "$from",
            "$to");
        _case = Command(
            """
            SELECT idx, case_id, n, leaf, leaf_hash FROM fact
            WHERE case_id = $case AND n >= $from ORDER BY n LIMIT $limit
            """,
            "$case",
            "$from",
            "$limit");
        _sealed = Command(
            """
            SELECT place, subject, wrapped_key, body FROM sealed
            WHERE place >= $from AND place < $to ORDER BY place
            """,
            "$from",
            "$to");
    }

    /// <summary>Beside a writer, or where there might be one.</summary>
    public static FactRows OpenBeside(string path)
    {
        FactDatabase.RequireFile(path);
        return Guarded(() => new FactRows(FactConnection.OpenReader(path)));
    }

    /// <summary>On a medium that takes no writes.</summary>
    public static FactRows OpenImmutable(string path)
    {
        FactDatabase.RequireFile(path);
        return Guarded(() => new FactRows(FactConnection.OpenImmutable(path)));
    }

    public long Size() => Guarded(() => Convert.ToInt64(_size.ExecuteScalar(), CultureInfo.InvariantCulture));

    public IReadOnlyList<StoredFact> ReadLeaves(long from, long to) => Guarded(() =>
    {
        _leaves.Parameters[0].Value = from;
        _leaves.Parameters[1].Value = to;
        return Facts(_leaves);
    });

    public IReadOnlyList<StoredFact> Read(long from, long to) => Guarded(() => InOneSnapshot(() =>
    {
        var facts = (List<StoredFact>)ReadLeaves(from, to);
        if (facts.Count == 0) return facts;
        AddSealed(facts, 0, facts.Count);
        return facts;
    }));

    public IReadOnlyList<StoredFact> ReadCase(CaseId @case, long fromNumber, int limit) => Guarded(() =>
        InOneSnapshot(() =>
        {
            _case.Parameters[0].Value = @case.ToArray();
            _case.Parameters[1].Value = fromNumber;
            _case.Parameters[2].Value = limit;
            var facts = Facts(_case);

            // Neighbours in a case are often neighbours in the log: one query for each run of them.
            for (int start = 0, end = 1; start < facts.Count; start = end++)
            {
                while (end < facts.Count && facts[end].Index == facts[end - 1].Index + 1) end++;
                AddSealed(facts, start, end);
            }

            return facts;
        }));

    public void Dispose()
    {
        _begin.Dispose();
        _end.Dispose();
        _size.Dispose();
        _leaves.Dispose();
        _case.Dispose();
        _sealed.Dispose();
        _connection.Dispose();
    }

    private void AddSealed(List<StoredFact> facts, int start, int end)
    {
        _sealed.Parameters[0].Value = facts[start].Index * FactDatabase.PlacesPerFact;
        _sealed.Parameters[1].Value = (facts[end - 1].Index + 1) * FactDatabase.PlacesPerFact;
        using var row = _sealed.ExecuteReader();
        var more = row.Read();
        for (var i = start; i < end; i++)
        {
            var groups = new List<SealedGroup>(2);
            while (more && row.GetInt64(0) / FactDatabase.PlacesPerFact == facts[i].Index)
            {
                Id? subject = row.IsDBNull(1) ? null : Id.From((byte[])row.GetValue(1));
                groups.Add(new SealedGroup(subject, (byte[])row.GetValue(2), (byte[])row.GetValue(3))
                {
                    Number = (int)(row.GetInt64(0) % FactDatabase.PlacesPerFact),
                });
                more = row.Read();
            }

            facts[i] = facts[i] with { Sealed = groups };
        }
    }

    private static List<StoredFact> Facts(SqliteCommand command)
    {
        var facts = new List<StoredFact>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            facts.Add(new StoredFact
            {
                Index = row.GetInt64(0),
                Case = CaseId.FromSpan((byte[])row.GetValue(1)),
                Number = row.GetInt64(2),
                Leaf = (byte[])row.GetValue(3),
                LeafHash = Hash32.FromSpan((byte[])row.GetValue(4)),
                Sealed = [],
            });
        }

        return facts;
    }

    /// <summary>
    /// Both queries see the same state, whatever the writer commits or destroys between them.
    /// </summary>
    private T InOneSnapshot<T>(Func<T> read)
    {
        _begin.ExecuteNonQuery();
        try
        {
            return read();
        }
        finally
        {
            _end.ExecuteNonQuery();
        }
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
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
