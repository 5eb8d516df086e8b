using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Local.Views;

/// <summary>
/// The rows of what others in the house say of findings: nothing that was said is replaced.
/// </summary>
internal sealed class OpinionRows(SqliteConnection db) : IDisposable
{
    private readonly ViewStatement _reviewed = ViewStatement.Insert(
        db, "finding_review_v1", "FromIndex", "Case", "Number", "Finding", "Opinion", "Text", "IsBlind",
        "RecordedAt", "Actor");

    private readonly ViewStatement _asked = ViewStatement.Insert(
        db, "blind_opinion_v1", "FromIndex", "Case", "Number", "Index", "Finding", "Asked", "About",
        "Question", "RecordedAt", "Actor");

    // The oldest question to this person that is open: another answer of theirs answers the next.
    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE blind_opinion_v1 SET ToIndex = ?1
        WHERE FromIndex = (
            SELECT MIN(FromIndex) FROM blind_opinion_v1
            WHERE Finding = ?2 AND "Case" = ?3 AND Asked = ?4 AND ToIndex IS NULL AND AnswerNumber IS NULL)
        """);

    private readonly ViewStatement _given = new(
        db,
        """
        INSERT INTO blind_opinion_v1 (
            FromIndex, "Case", Number, "Index", Finding, Asked, About, Question, RecordedAt, Actor,
            AnswerNumber, Answer, Kind, Likelihood, Confidence, ConfidenceReason, HadSeen, AnsweredAt)
        SELECT ?1, "Case", Number, "Index", Finding, Asked, About, Question, RecordedAt, Actor,
            ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
        FROM blind_opinion_v1 WHERE Finding = ?2 AND "Case" = ?3 AND Asked = ?4 AND ToIndex = ?1
        """);

    private readonly ViewStatement _resolved = ViewStatement.Insert(
        db, "finding_resolution_v1", "FromIndex", "Case", "Number", "Finding", "Opinions", "How", "Reason",
        "RecordedAt", "Actor");

    public void Reviewed(RecordedFact fact, FactReader fields, Id finding) => _reviewed.Run(
        fact.Index,
        fact.Case,
        fact.Number,
        finding,
        fields.Text("opinion"),
        fields.Text("text"),
        (fields.Value("blind") as JsonValue.Flag)?.Value ?? false,
        fields.At,
        fields.Text("actor"));

    public void Asked(RecordedFact fact, FactReader fields, Id finding) => _asked.Run(
        fact.Index,
        fact.Case,
        fact.Number,
        fact.Index,
        finding,
        fields.Text("asked"),
        fields.Text("about"),
        fields.Text("question"),
        fields.At,
        fields.Text("actor"));

    public void Given(RecordedFact fact, FactReader fields, Id finding)
    {
        // Who answered says which question it was: without it (destroyed) it answers none.
        if (fields.Text("actor") is not { } actor) return;
        _replace.Run(fact.Index, finding, fact.Case, actor);
        _given.Run(
            fact.Index,
            finding,
            fact.Case,
            actor,
            fact.Number,
            fields.Text("answer"),
            fields.Text("kind"),
            fields.Text("likelihood"),
            fields.Text("confidence"),
            fields.Text("confidence_reason"),
            (fields.Value("had_seen") as JsonValue.Flag)?.Value,
            fields.At);
    }

    public void Resolved(RecordedFact fact, FactReader fields, Id finding) => _resolved.Run(
        fact.Index,
        fact.Case,
        fact.Number,
        finding,
        FindingsWriter.Json(fields, "opinions"),
        fields.Text("how"),
        fields.Text("reason"),
        fields.At,
        fields.Text("actor"));

    public void Dispose()
    {
        _reviewed.Dispose();
        _asked.Dispose();
        _replace.Dispose();
        _given.Dispose();
        _resolved.Dispose();
    }
}
