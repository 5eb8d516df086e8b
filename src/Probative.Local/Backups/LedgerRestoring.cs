using System.Globalization;
using Microsoft.Data.Sqlite;
using Probative.Ledger.Facts;
using Probative.Local.Facts;

namespace Probative.Local.Backups;

/// <summary>
/// Writes `ledger.db` anew from segments. Every leaf is hashed and held against the one before it in its
/// case. What is durable before <see cref="Finish"/> does not matter: a folder that is being restored is no
/// vault yet.
/// </summary>
internal sealed class LedgerRestoring : IDisposable
{
    private readonly CommitSync _sync;
    private readonly SqliteConnection _connection;
    private readonly FactInsert _insert;
    private readonly CaseChain _chain = new();

    public LedgerRestoring(string path)
    {
        _sync = new CommitSync(path);
        _connection = Guarded(() => FactConnection.OpenWriter(path));
        FactSchema.Bring(_connection);
        _insert = new FactInsert(_connection);
    }

    /// <summary>Adds facts; null, or what is wrong with the first that does not fit.</summary>
    public string? Add(IReadOnlyList<SegmentFact> facts) => Guarded(() =>
    {
        FactConnection.Execute(_connection, "BEGIN IMMEDIATE");
        foreach (var fact in facts)
        {
            var stored = fact.ToStored();
            if (FaultOf(stored) is { } fault) return fault;
            _insert.RunWithoutSealed(stored);
            foreach (var (place, group) in fact.Sealed) _insert.Run(fact.Index, place, group);
        }

        FactConnection.Execute(_connection, "COMMIT; PRAGMA wal_checkpoint(PASSIVE)");
        return null;
    });

    /// <summary>Returns when everything that was added is durable.</summary>
    public void Finish(BackupDescription description)
    {
        Guarded(() =>
        {
            using var writer = _connection.CreateCommand();
            writer.CommandText = "UPDATE writer SET holder = 'restore', latest_at = $at, rekeys = $rekeys";
            writer.Parameters.AddWithValue("$at", (object?)description.LatestAt ?? DBNull.Value);
            writer.Parameters.AddWithValue("$rekeys", description.Rekeys);
            return writer.ExecuteNonQuery();
        });
        _sync.Run();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
        _sync.Dispose();
    }

    private string? FaultOf(StoredFact fact)
    {
        if (!Leaf.TryParse(fact.Leaf, out var leaf, out var damage)) return Text(fact, $"{damage}");
        if (leaf.CaseId != fact.Case || leaf.N != fact.Number)
            return Text(fact, "Its leaf names another case or number.");
        return _chain.Append((ulong)fact.Index, leaf, fact.LeafHash) is null
            ? null
            : Text(fact, "It does not name the fact before it in its case.");
    }

    private static string Text(StoredFact fact, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"Fact {fact.Index}: {what}");

    private static T Guarded<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Of(failure);
        }
    }
}
