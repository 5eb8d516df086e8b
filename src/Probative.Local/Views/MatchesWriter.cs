using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Matching;

namespace Probative.Local.Views;

/// <summary>Possible copies, what people said of them, and what was searched.</summary>
internal sealed class MatchesWriter(SqliteConnection db) : IViewWriter
{
    private readonly ViewStatement _proposed = ViewStatement.Insert(
        db, "match_v1", "FromIndex", "Case", "Number", "Id", "First", "Second", "FirstPrint", "SecondPrint",
        "Method", "Stretches", "Sound", "RecordedAt", "Actor");

    private readonly ViewStatement _replaceJudgement = new(
        db,
        """
        UPDATE match_judgement_v1 SET ToIndex = ?1 WHERE "Match" = ?2 AND "Case" = ?3 AND ToIndex IS NULL
        """);

    private readonly ViewStatement _judged = ViewStatement.Insert(
        db, "match_judgement_v1", "FromIndex", "Case", "Number", "Match", "Verdict", "Reason", "RecordedAt",
        "Actor");

    private readonly ViewStatement _replaceMatched = new(
        db,
        """
        UPDATE matched_v1 SET ToIndex = ?1 WHERE Item = ?2 AND "Case" = ?3 AND ToIndex IS NULL
        """);

    private readonly ViewStatement _matched = ViewStatement.Insert(
        db, "matched_v1", "FromIndex", "Case", "Number", "Item", "Print", "Sound", "Method", "Among",
        "Compared", "Proposed", "RecordedAt", "Actor");

    public bool Knows(string type) =>
        type is nameof(MatchProposed) or nameof(MatchJudged) or nameof(ItemMatched);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;
        switch (fact.Type)
        {
            case nameof(MatchProposed):
                Proposed(fact, fields);
                break;
            case nameof(MatchJudged):
                Judged(fact, fields);
                break;
            default:
                Matched(fact, fields);
                break;
        }
    }

    public void Dispose()
    {
        _proposed.Dispose();
        _replaceJudgement.Dispose();
        _judged.Dispose();
        _replaceMatched.Dispose();
        _matched.Dispose();
    }

    private void Proposed(RecordedFact fact, FactReader fields) => _proposed.Run(
        fact.Index,
        fact.Case,
        fact.Number,
        fields.Id("match"),
        fields.Id("first"),
        fields.Id("second"),
        fields.Digest("first_print"),
        fields.Digest("second_print"),
        fields.Text("method"),
        CorrectionRows.Json(fields.Value("stretches")),
        CorrectionRows.Json(fields.Value("sound")),
        fields.At,
        fields.Text("actor"));

    private void Judged(RecordedFact fact, FactReader fields)
    {
        if (fields.Id("match") is not { } match) return;
        _replaceJudgement.Run(fact.Index, match, fact.Case);
        _judged.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            match,
            fields.Text("verdict"),
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    private void Matched(RecordedFact fact, FactReader fields)
    {
        if (fields.Id("item") is { } item) _replaceMatched.Run(fact.Index, item, fact.Case);
        _matched.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            fields.Id("item"),
            fields.Digest("print"),
            fields.Digest("sound"),
            fields.Text("method"),
            fields.Count("among"),
            fields.Count("compared"),
            fields.Count("proposed"),
            fields.At,
            fields.Text("actor"));
    }
}
