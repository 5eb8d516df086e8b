using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Preservation.Destruction;

namespace Probative.Local.Views;

/// <summary>Requests to destroy, how far each has come, and the tombstones.</summary>
internal sealed class DestructionsWriter(SqliteConnection db) : IViewWriter
{
    // A request is one fact for each of its targets; the first makes the row.
    private readonly ViewStatement _request = new(
        db,
        """
        INSERT INTO destruction_v1 (
            FromIndex, "Case", Id, Reason, Targets, State, RequestedBy, RequestedAt)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
        WHERE NOT EXISTS (SELECT 1 FROM destruction_v1 WHERE Id = ?3)
        """);

    private readonly ViewStatement _target = ViewStatement.Insert(
        db, "destruction_target_v1", "FromIndex", "Case", "Destruction", "Item", "Number", "Field");

    // A state is left once: a second tombstone of the same request changes nothing.
    private readonly ViewStatement _leave = new(
        db,
        """
        UPDATE destruction_v1 SET ToIndex = ?1
        WHERE Id = ?2 AND "Case" = ?3 AND ToIndex IS NULL AND State <> ?4
        """);

    private readonly ViewStatement _decide = new(
        db,
        """
        INSERT INTO destruction_v1 (
            FromIndex, "Case", Id, Reason, Targets, State, RequestedBy, RequestedAt, DecidedBy, DecidedAt)
        SELECT ?1, "Case", Id, Reason, Targets, ?3, RequestedBy, RequestedAt,
            coalesce(DecidedBy, ?4), coalesce(DecidedAt, ?5)
        FROM destruction_v1 WHERE Id = ?2 AND ToIndex = ?1
        """);

    private readonly ViewStatement _destroyed = ViewStatement.Insert(
        db, "destroyed_v1", "FromIndex", "Case", "Destruction", "Item", "Number", "Field", "Reason",
        "RecordedAt", "Actor");

    public bool Knows(string type) => type
        is nameof(DestructionRequested) or nameof(DestructionWithdrawn) or nameof(DestructionApproved)
        or nameof(ItemDestroyed) or nameof(FieldDestroyed);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;
        if (fields.Id("destruction") is not { } id) return;
        switch (fact.Type)
        {
            case nameof(DestructionRequested):
                Requested(fact, fields, id);
                break;
            case nameof(DestructionWithdrawn):
                Move(fact, fields, id, DestructionState.Withdrawn);
                break;
            case nameof(DestructionApproved):
                Move(fact, fields, id, DestructionState.Approved);
                break;
            default:
                Destroyed(fact, fields, id);
                Move(fact, fields, id, DestructionState.Destroyed);
                break;
        }
    }

    public void Dispose()
    {
        _request.Dispose();
        _target.Dispose();
        _leave.Dispose();
        _decide.Dispose();
        _destroyed.Dispose();
    }

    private void Requested(RecordedFact fact, FactReader fields, Id id)
    {
        _request.Run(
            fact.Index,
            fact.Case,
            id,
            fields.Text("reason"),
            fields.Count("targets"),
            nameof(DestructionState.Requested),
            fields.Text("actor"),
            fields.At);
        _target.Run(
            fact.Index, fact.Case, id, fields.Id("item"), fields.Count("fact"), fields.Text("field"));
    }

    private void Move(RecordedFact fact, FactReader fields, Id id, DestructionState state)
    {
        if (_leave.Run(fact.Index, id, fact.Case, state.ToString()) == 0) return;
        _decide.Run(fact.Index, id, state.ToString(), fields.Text("actor"), fields.At);
    }

    private void Destroyed(RecordedFact fact, FactReader fields, Id id) => _destroyed.Run(
        fact.Index,
        fact.Case,
        id,
        fields.Id("item"),
        fields.Count("fact"),
        fields.Text("field"),
        fields.Text("reason"),
        fields.At,
        fields.Text("actor"));
}
