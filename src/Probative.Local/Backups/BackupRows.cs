using System.Globalization;
using Microsoft.Data.Sqlite;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Tree;
using Probative.Local.Durable;
using Probative.Local.Facts;
using Probative.Local.Keys;

namespace Probative.Local.Backups;

/// <summary>
/// Reads `ledger.db` row by row as it stands, beside a writer and without the keys. Every reading is one
/// transaction that says how often fields had been destroyed by then: as long as that stands, rows never
/// change, and readings at different times are of one state.
/// </summary>
internal sealed class BackupRows : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly bool _countsRekeys;

    private BackupRows(SqliteConnection connection)
    {
        _connection = connection;

        // One that no writer has opened since it was made by an earlier program, which never destroyed
        // anything.
        _countsRekeys = FactSchema.VersionOf(connection) >= FactSchema.CountsRekeysSince;
    }

    public static BackupRows Open(PosixFs fs)
    {
        var path = fs.FullPath(VaultPath.FactDatabase);
        FactDatabase.RequireFile(path);
        return Guarded(() => new BackupRows(
            fs.IsReadOnly ? FactConnection.OpenImmutable(path) : FactConnection.OpenReader(path)));
    }

    public BackupState State() => Guarded(() => InOneSnapshot(() => ReadState()));

    /// <summary>
    /// The facts with from &lt;= index &lt; to; null when fields were destroyed since <paramref
    /// name="expected"/> was read.
    /// </summary>
    /// <exception cref="IntegrityException">A fact is missing, or is not what was recorded.</exception>
    public IReadOnlyList<SegmentFact>? Read(long from, long to, BackupState expected) =>
        Guarded(() => InOneSnapshot(() =>
        {
            if (ReadState().Rekeys != expected.Rekeys) return null;
            var facts = ReadFacts(from, to);
            ReadSealed(from, to, facts);
            return facts;
        }));

    /// <summary>The leaf hash of a fact, or null when there is none of this index.</summary>
    public Hash32? LeafHashOf(long index) => Guarded<Hash32?>(() =>
    {
        using var command = Command("SELECT leaf_hash FROM fact WHERE idx = $idx", ("$idx", index));
        return command.ExecuteScalar() is byte[] hash ? Hash32.FromSpan(hash) : null;
    });

    /// <summary>The case of the first fact: the vault's own sequence.</summary>
    public CaseId? OwnSequence() => Guarded<CaseId?>(() =>
    {
        using var command = Command("SELECT case_id FROM fact WHERE idx = 0");
        return command.ExecuteScalar() is byte[] id ? CaseId.FromSpan(id) : null;
    });

    public void Dispose() => _connection.Dispose();

    private BackupState ReadState()
    {
        using var command = Command(
            $"""
            SELECT (SELECT coalesce(max(idx) + 1, 0) FROM fact), latest_at, {(_countsRekeys ? "rekeys" : "0")}
            FROM writer
            """);
        using var row = command.ExecuteReader();
        row.Read();
        return new BackupState(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1), row.GetInt64(2));
    }

    private List<SegmentFact> ReadFacts(long from, long to)
    {
        using var command = Command(
            "SELECT idx, case_id, n, leaf, leaf_hash FROM fact WHERE idx >= $from AND idx < $to ORDER BY idx",
            ("$from", from),
            ("$to", to));
        using var row = command.ExecuteReader();
        var facts = new List<SegmentFact>((int)(to - from));
        while (row.Read())
        {
            var leaf = (byte[])row.GetValue(3);
            var fact = new SegmentFact(
                row.GetInt64(0), CaseId.FromSpan((byte[])row.GetValue(1)), row.GetInt64(2), leaf, []);

            // What is damaged in the vault must not take the place of a good copy.
            var isWhole = TreeHash.Leaf(leaf) == Hash32.FromSpan((byte[])row.GetValue(4));
            if (fact.Index != from + facts.Count || !isWhole) throw Damaged(from + facts.Count);
            facts.Add(fact);
        }

        return facts.Count == to - from ? facts : throw Damaged(from + facts.Count);
    }

    private void ReadSealed(long from, long to, List<SegmentFact> facts)
    {
        using var command = Command(
            """
            SELECT place, subject, wrapped_key, body FROM sealed
            WHERE place >= $from AND place < $to ORDER BY place
            """,
            ("$from", from * FactDatabase.PlacesPerFact),
            ("$to", to * FactDatabase.PlacesPerFact));
        using var row = command.ExecuteReader();
        var groups = new List<PlacedGroup>(2);
        var more = row.Read();
        for (var i = 0; i < facts.Count; i++)
        {
            while (more && row.GetInt64(0) / FactDatabase.PlacesPerFact == facts[i].Index)
            {
                Id? subject = row.IsDBNull(1) ? null : Id.From((byte[])row.GetValue(1));
                var group = new SealedGroup(subject, (byte[])row.GetValue(2), (byte[])row.GetValue(3));
                groups.Add(new PlacedGroup((int)(row.GetInt64(0) % FactDatabase.PlacesPerFact), group));
                more = row.Read();
            }

            facts[i] = facts[i] with { Sealed = [.. groups] };
            groups.Clear();
        }
    }

    private static IntegrityException Damaged(long index) => new(
        "fact-damaged",
        string.Create(
            CultureInfo.InvariantCulture,
            $"Fact {index} in {VaultPath.FactDatabase} is missing or is not what was recorded. The "
                + $"backup keeps what "
                + $"it held."),
        "Run `probative check`: it names everything that is damaged. Keep this backup.");

    private T InOneSnapshot<T>(Func<T> read)
    {
        FactConnection.Execute(_connection, "BEGIN DEFERRED");
        try
        {
            return read();
        }
        finally
        {
            FactConnection.Execute(_connection, "COMMIT");
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

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, long Value)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
