using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Law.Analysis;

namespace Probative.Local.Views;

/// <summary>Entries of legal analyses until they are withdrawn; types of conflict as they are set.</summary>
internal sealed class LawWriter(SqliteConnection db) : IViewWriter
{
    private readonly ViewStatement _entered = ViewStatement.Insert(
        db, "analysis_v1", "FromIndex", "Case", "Number", "Id", "Incident", "Accused", "Provision", "Element",
        "Side", "Finding", "Text", "RecordedAt", "Actor");

    // An entry ends in its own case alone: what a fact of another case says of its id is nothing.
    private readonly ViewStatement _withdrawn = new(
        db,
        """
        UPDATE analysis_v1 SET ToIndex = ?1
        WHERE Id = ?2 AND "Case" = ?3 AND ToIndex IS NULL
        """);

    private readonly ViewStatement _set = ViewStatement.Insert(
        db, "conflict_type_v1", "FromIndex", "Case", "Number", "Incident", "Conflict", "Reason", "RecordedAt",
        "Actor");

    private readonly ViewStatement _replaced = new(
        db,
        """
        UPDATE conflict_type_v1 SET ToIndex = ?1
        WHERE Incident = ?2 AND "Case" = ?3 AND ToIndex IS NULL
        """);

    public bool Knows(string type) =>
        type is nameof(AnalysisEntered) or nameof(AnalysisWithdrawn) or nameof(ConflictTypeSet);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;
        switch (fact.Type)
        {
            case nameof(AnalysisEntered):
                _entered.Run(
                    fact.Index,
                    fact.Case,
                    fact.Number,
                    fields.Id("analysis"),
                    fields.Text("incident"),
                    fields.Text("accused"),
                    fields.Text("provision"),
                    fields.Text("element"),
                    fields.Text("side"),
                    fields.Text("finding"),
                    fields.Text("text"),
                    fields.At,
                    fields.Text("actor"));
                break;
            case nameof(AnalysisWithdrawn) when fields.Id("analysis") is { } analysis:
                _withdrawn.Run(fact.Index, analysis, fact.Case);
                break;
            case nameof(ConflictTypeSet):
                if (fields.Text("incident") is { } incident) _replaced.Run(fact.Index, incident, fact.Case);
                _set.Run(
                    fact.Index,
                    fact.Case,
                    fact.Number,
                    fields.Text("incident"),
                    fields.Text("conflict"),
                    fields.Text("reason"),
                    fields.At,
                    fields.Text("actor"));
                break;
        }
    }

    public void Dispose()
    {
        _entered.Dispose();
        _withdrawn.Dispose();
        _set.Dispose();
        _replaced.Dispose();
    }
}
