using System.Text;
using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Ledger.Facts;
using Probative.Verification.Findings;
using Probative.Verification.Grades;

namespace Probative.Local.Views;

/// <summary>
/// Findings, what others say of them, and grades. A fact of one case changes no row of another.
/// </summary>
internal sealed class FindingsWriter(SqliteConnection db) : IViewWriter
{
    private readonly FindingRows _findings = new(db);
    private readonly OpinionRows _opinions = new(db);

    private readonly ViewStatement _gradeReplaced = new(
        db,
        """
        UPDATE grade_v1 SET ToIndex = ?1
        WHERE About = ?2 AND "Case" = ?3 AND Scheme = ?4 AND Scale = ?5 AND ToIndex IS NULL
        """);

    private readonly ViewStatement _graded = ViewStatement.Insert(
        db, "grade_v1", "FromIndex", "Case", "Number", "About", "Scheme", "Scale", "Grade", "Date", "Reason",
        "RecordedAt", "Actor");

    public bool Knows(string type) => type is nameof(FindingDrafted) or nameof(FindingSigned)
        or nameof(FindingReviewed) or nameof(FindingWithdrawn) or nameof(BlindOpinionAsked)
        or nameof(BlindOpinionGiven) or nameof(DisagreementResolved) or nameof(GradeSet);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;
        if (fact.Type == nameof(GradeSet)) Graded(fact, fields);

        // Without an id (destroyed) it is of no finding that anybody could name: it stands in the log alone.
        if (fields.Id("finding") is not { } finding) return;
        switch (fact.Type)
        {
            case nameof(FindingDrafted):
                _findings.Drafted(fact, fields, finding);
                break;
            case nameof(FindingSigned):
                _findings.Signed(fact, fields, finding);
                break;
            case nameof(FindingWithdrawn):
                _findings.Withdrawn(fact, fields, finding);
                break;
            case nameof(FindingReviewed):
                _opinions.Reviewed(fact, fields, finding);
                break;
            case nameof(BlindOpinionAsked):
                _opinions.Asked(fact, fields, finding);
                break;
            case nameof(BlindOpinionGiven):
                _opinions.Given(fact, fields, finding);
                break;
            case nameof(DisagreementResolved):
                _opinions.Resolved(fact, fields, finding);
                break;
        }
    }

    public void Dispose()
    {
        _findings.Dispose();
        _opinions.Dispose();
        _gradeReplaced.Dispose();
        _graded.Dispose();
    }

    /// <summary>The value as it stands in the fact, canonical; null where it cannot be read.</summary>
    public static string? Json(FactReader fields, string name) =>
        fields.Value(name) is { } value and (JsonValue.List or JsonValue.Map)
            ? Encoding.UTF8.GetString(CanonicalJson.ToBytes(value))
            : null;

    private void Graded(RecordedFact fact, FactReader fields)
    {
        // Without these (destroyed) it cannot be told what was graded.
        if (fields.Text("about") is not { } about
            || fields.Text("scheme") is not { } scheme
            || fields.Text("scale") is not { } scale)
        {
            return;
        }

        _gradeReplaced.Run(fact.Index, about, fact.Case, scheme, scale);
        _graded.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            about,
            scheme,
            scale,
            fields.Text("grade"),
            fields.Text("date"),
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }
}
