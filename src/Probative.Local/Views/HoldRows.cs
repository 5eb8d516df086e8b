using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>Holds: a row for each, replaced when it is released.</summary>
internal sealed class HoldRows(SqliteConnection db) : IDisposable
{
    private readonly ViewStatement _placed = ViewStatement.Insert(
        db, "hold_v1", "FromIndex", "Case", "Number", "Index", "Id", "Item", "Reason", "Until", "IsActive",
        "RecordedAt", "Actor");

    // A hold is released in its own case alone: what a fact of another case says of its id is nothing.
    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE hold_v1 SET ToIndex = ?1
        WHERE Id = ?2 AND "Case" = ?3 AND ToIndex IS NULL AND IsActive = 1
        """);

    private readonly ViewStatement _released = new(
        db,
        """
        INSERT INTO hold_v1 (
            FromIndex, "Case", Number, "Index", Id, Item, Reason, Until, IsActive, ReleaseNumber,
            ReleaseReason, ReleasedAt, ReleasedBy, RecordedAt, Actor)
        SELECT ?1, "Case", Number, "Index", Id, Item, Reason, Until, 0, ?4, ?5, ?6, ?7, RecordedAt, Actor
        FROM hold_v1 WHERE Id = ?2 AND "Case" = ?3 AND ToIndex = ?1
        ORDER BY FromIndex LIMIT 1
        """);

    public void Placed(RecordedFact fact, FactReader fields)
    {
        // Without an id (destroyed) nobody could ever release it: that it was placed stands in the log.
        if (fields.Id("hold") is not { } hold) return;
        _placed.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            fact.Index,
            hold,
            fields.Id("item"),
            fields.Text("reason"),
            fields.Text("until"),
            true,
            fields.At,
            fields.Text("actor"));
    }

    public void Released(RecordedFact fact, FactReader fields)
    {
        if (fields.Id("hold") is not { } hold) return;
        _replace.Run(fact.Index, hold, fact.Case);
        _released.Run(
            fact.Index,
            hold,
            fact.Case,
            fact.Number,
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    public void Dispose()
    {
        _placed.Dispose();
        _replace.Dispose();
        _released.Dispose();
    }
}
