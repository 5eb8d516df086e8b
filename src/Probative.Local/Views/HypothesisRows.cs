using Microsoft.Data.Sqlite;
using Probative.Kernel.Dates;
using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>
/// Hypotheses: a row for each, replaced when it is dropped, and a row for each argument that came later.
/// </summary>
internal sealed class HypothesisRows(SqliteConnection db) : IDisposable
{
    private const string Kept =
        """
        "Case", Number, "Index", Id, Incident, Of, Place, Latitude, Longitude, RadiusMetres, Edtf, Earliest,
        Latest, Supports, Opposes, Reasons, RecordedAt, Actor
        """;

    private readonly ViewStatement _proposed = new(
        db,
        $"""
        INSERT INTO hypothesis_v2 (FromIndex, {Kept})
        VALUES (?1, ?2, ?3, ?1, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
        """);

    private readonly ViewStatement _argued = ViewStatement.Insert(
        db, "argument_v2", "FromIndex", "Case", "Number", "Hypothesis", "Reference", "Side", "Reason",
        "RecordedAt", "Actor");

    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE hypothesis_v2 SET ToIndex = ?1
        WHERE Id = ?2 AND "Case" = ?3 AND ToIndex IS NULL AND DropNumber IS NULL
        """);

    private readonly ViewStatement _dropped = new(
        db,
        $"""
        INSERT INTO hypothesis_v2 (FromIndex, DropNumber, DropReason, DroppedAt, DroppedBy, {Kept})
        SELECT ?1, ?4, ?5, ?6, ?7, {Kept}
        FROM hypothesis_v2 WHERE Id = ?2 AND "Case" = ?3 AND ToIndex = ?1
        ORDER BY FromIndex LIMIT 1
        """);

    public void Proposed(RecordedFact fact, FactReader fields)
    {
        // Without an id (destroyed) nothing could be said for it or against it.
        if (fields.Id("hypothesis") is not { } hypothesis) return;
        var edtf = fields.Text("edtf");
        var bounds = EdtfBounds.TryOf(edtf);
        _proposed.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            hypothesis,
            fields.Id("incident"),
            fields.Text("of"),
            fields.Text("place"),
            fields.Text("latitude"),
            fields.Text("longitude"),
            fields.Count("radius_m"),
            edtf,
            bounds?.Earliest?.ToString(),
            bounds?.Latest?.ToString(),
            TextList.Of(fields, "supports"),
            TextList.Of(fields, "opposes"),
            fields.Text("reasons"),
            fields.At,
            fields.Text("actor"));
    }

    public void Argued(RecordedFact fact, FactReader fields) => _argued.Run(
        fact.Index,
        fact.Case,
        fact.Number,
        fields.Id("hypothesis"),
        fields.Text("reference"),
        fields.Text("side"),
        fields.Text("reason"),
        fields.At,
        fields.Text("actor"));

    public void Dropped(RecordedFact fact, FactReader fields)
    {
        if (fields.Id("hypothesis") is not { } hypothesis) return;
        _replace.Run(fact.Index, hypothesis, fact.Case);
        _dropped.Run(
            fact.Index,
            hypothesis,
            fact.Case,
            fact.Number,
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    public void Dispose()
    {
        _proposed.Dispose();
        _argued.Dispose();
        _replace.Dispose();
        _dropped.Dispose();
    }
}
