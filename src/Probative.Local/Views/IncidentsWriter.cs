using Microsoft.Data.Sqlite;
using Probative.Incidents;
using Probative.Incidents.Hypotheses;
using Probative.Incidents.Links;
using Probative.Incidents.Withdrawals;
using Probative.Kernel.Facts;
using Probative.Ledger.Facts;

namespace Probative.Local.Views;

/// <summary>Incidents and what belongs to them. What a fact of another case says is nothing.</summary>
internal sealed class IncidentsWriter(SqliteConnection db) : IViewWriter
{
    private readonly LinkRows _links = new(db);
    private readonly HypothesisRows _hypotheses = new(db);

    private readonly ViewStatement _replace = new(
        db,
        """UPDATE incident_v2 SET ToIndex = ?1 WHERE Id = ?2 AND "Case" = ?3 AND ToIndex IS NULL""");

    private readonly ViewStatement _described = new(
        db,
        """
        INSERT INTO incident_v2 (
            FromIndex, "Case", "Index", Number, Id, Title, AccordingTo, Reason, RecordedAt, Actor)
        VALUES (
            ?1, ?3,
            IFNULL((SELECT min("Index") FROM incident_v2 WHERE Id = ?2 AND "Case" = ?3), ?1),
            ?4, ?2, ?5, ?6, ?7, ?8, ?9)
        """);

    private readonly ViewStatement _decided = ViewStatement.Insert(
        db, "court_decision_v2", "FromIndex", "Case", "Number", "Incident", "Court", "Citation", "Date",
        "IsFinal", "Decided", "RecordedAt", "Actor");

    private readonly ViewStatement _withdrawn = ViewStatement.Insert(
        db, "withdrawal_v2", "FromIndex", "Case", "Number", "Item", "Claim", "ByClaim", "Reason",
        "RecordedAt", "Actor");

    public bool Knows(string type) =>
        type is nameof(IncidentDescribed) or nameof(CourtDecisionRecorded) or nameof(Linked)
            or nameof(LinkEnded) or nameof(AttributionWithdrawn) or nameof(HypothesisProposed)
            or nameof(HypothesisArgued) or nameof(HypothesisDropped);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;
        switch (fact.Type)
        {
            case nameof(IncidentDescribed):
                Described(fact, fields);
                break;
            case nameof(CourtDecisionRecorded):
                Decided(fact, fields);
                break;
            case nameof(Linked):
                _links.Linked(fact, fields);
                break;
            case nameof(LinkEnded):
                _links.Ended(fact, fields);
                break;
            case nameof(AttributionWithdrawn):
                Withdrawn(fact, fields);
                break;
            case nameof(HypothesisProposed):
                _hypotheses.Proposed(fact, fields);
                break;
            case nameof(HypothesisArgued):
                _hypotheses.Argued(fact, fields);
                break;
            case nameof(HypothesisDropped):
                _hypotheses.Dropped(fact, fields);
                break;
        }
    }

    public void Dispose()
    {
        _links.Dispose();
        _hypotheses.Dispose();
        _replace.Dispose();
        _described.Dispose();
        _decided.Dispose();
        _withdrawn.Dispose();
    }

    private void Described(RecordedFact fact, FactReader fields)
    {
        // Without an id (destroyed) nothing could be attached to it: that it was described stands in the log.
        if (fields.Id("incident") is not { } incident) return;
        _replace.Run(fact.Index, incident, fact.Case);
        _described.Run(
            fact.Index,
            incident,
            fact.Case,
            fact.Number,
            fields.Text("title"),
            TextList.Of(fields, "according_to"),
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    // Whether it is final is believed only where it can be read: "alleged" does not end by a lost field.
    private void Decided(RecordedFact fact, FactReader fields) => _decided.Run(
        fact.Index,
        fact.Case,
        fact.Number,
        fields.Id("incident"),
        fields.Text("court"),
        fields.Text("citation"),
        fields.Text("date"),
        fields.Value("final") is JsonValue.Flag { Value: true },
        fields.Text("decided"),
        fields.At,
        fields.Text("actor"));

    private void Withdrawn(RecordedFact fact, FactReader fields) => _withdrawn.Run(
        fact.Index,
        fact.Case,
        fact.Number,
        fields.Id("item"),
        fields.Id("claim"),
        fields.Id("by_claim"),
        fields.Text("reason"),
        fields.At,
        fields.Text("actor"));
}
