using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Reading.Positions;

namespace Probative.Local.Views;

/// <summary>Reviews of positions; the last one of a position stands.</summary>
internal sealed class PositionsWriter(SqliteConnection db) : IViewWriter
{
    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE position_review_v1 SET ToIndex = ?1
        WHERE Item = ?2 AND Examination = ?3 AND Source = ?4 AND Value = ?5 AND "Case" = ?6
            AND ToIndex IS NULL
        """);

    private readonly ViewStatement _reviewed = ViewStatement.Insert(
        db, "position_review_v1", "FromIndex", "Case", "Number", "Item", "Examination", "Source", "Value",
        "IsShown", "Reason", "RecordedAt", "Actor");

    public bool Knows(string type) => type is nameof(PositionReviewed);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;

        // Without these (destroyed) it cannot be told which position may be shown: none may.
        if (fields.Id("item") is not { } item
            || fields.Text("examination") is not { } examination
            || fields.Text("source_path") is not { } source
            || fields.Text("value") is not { } value)
        {
            return;
        }

        _replace.Run(fact.Index, item, examination, source, value, fact.Case);
        _reviewed.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            item,
            examination,
            source,
            value,
            fields.Text("decision") == PositionReviewed.Show,
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    public void Dispose()
    {
        _replace.Dispose();
        _reviewed.Dispose();
    }
}
