using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>Links: a row for each, replaced when it ends; it ends once, and in its own case.</summary>
internal sealed class LinkRows(SqliteConnection db) : IDisposable
{
    private readonly ViewStatement _linked = ViewStatement.Insert(
        db, "link_v2", "FromIndex", "Case", "Number", "Index", "Id", "From", "Relation", "To", "Reason",
        "RecordedAt", "Actor");

    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE link_v2 SET ToIndex = ?1
        WHERE Id = ?2 AND "Case" = ?3 AND ToIndex IS NULL AND EndNumber IS NULL
        """);

    private readonly ViewStatement _ended = new(
        db,
        """
        INSERT INTO link_v2 (
            FromIndex, "Case", Number, "Index", Id, "From", Relation, "To", Reason, EndNumber, EndReason,
            EndedAt, EndedBy, RecordedAt, Actor)
        SELECT ?1, "Case", Number, "Index", Id, "From", Relation, "To", Reason, ?4, ?5, ?6, ?7, RecordedAt,
            Actor
        FROM link_v2 WHERE Id = ?2 AND "Case" = ?3 AND ToIndex = ?1
        ORDER BY FromIndex LIMIT 1
        """);

    public void Linked(RecordedFact fact, FactReader fields)
    {
        // Without an id (destroyed) nobody could ever end it: that it was stated stands in the log.
        if (fields.Id("link") is not { } link) return;
        _linked.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            fact.Index,
            link,
            fields.Text("from"),
            fields.Text("relation"),
            fields.Text("to"),
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    public void Ended(RecordedFact fact, FactReader fields)
    {
        if (fields.Id("link") is not { } link) return;
        _replace.Run(fact.Index, link, fact.Case);
        _ended.Run(
            fact.Index,
            link,
            fact.Case,
            fact.Number,
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    public void Dispose()
    {
        _linked.Dispose();
        _replace.Dispose();
        _ended.Dispose();
    }
}
