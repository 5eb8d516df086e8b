using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>Cases, members, and who is who in which case.</summary>
internal sealed class CasesWriter(SqliteConnection db) : IViewWriter
{
    private readonly ViewStatement _case = ViewStatement.Insert(
        db, "case_v2", "FromIndex", "Index", "Id", "Name", "Purpose", "LegalBasis", "ReviewDate",
        "RecordedAt", "Actor");

    // A case has one CaseOpened, its first fact; what else claims to be one has no part in this.
    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE case_v2 SET ToIndex = ?1
        WHERE FromIndex = (SELECT min(FromIndex) FROM case_v2 WHERE Id = ?2 AND ToIndex IS NULL)
        """);

    private readonly ViewStatement _reviewed = new(
        db,
        """
        INSERT INTO case_v2 (
            FromIndex, "Index", Id, Name, Purpose, LegalBasis, ReviewDate, ReviewedAt, ReviewReason,
            RecordedAt, Actor)
        SELECT ?1, "Index", Id, Name, Purpose, LegalBasis, ?3, ?4, ?5, RecordedAt, Actor
        FROM case_v2 WHERE Id = ?2 AND ToIndex = ?1
        """);

    private readonly ViewStatement _corrected = new(
        db,
        """
        INSERT INTO case_v2 (
            FromIndex, "Index", Id, Name, Purpose, LegalBasis, ReviewDate, ReviewedAt, ReviewReason,
            RecordedAt, Actor)
        SELECT ?1, "Index", Id, Name, CASE WHEN ?3 = 'purpose' THEN ?4 ELSE Purpose END,
            CASE WHEN ?3 = 'legal_basis' THEN ?4 ELSE LegalBasis END, ReviewDate, ReviewedAt, ReviewReason,
            RecordedAt, Actor
        FROM case_v2 WHERE Id = ?2 AND ToIndex = ?1
        """);

    private readonly ViewStatement _member = ViewStatement.Insert(
        db, "member_v2", "FromIndex", "Member", "Pseudonym", "Name", "Role", "RecordedAt", "Actor");

    private readonly ViewStatement _caseMember = ViewStatement.Insert(
        db, "case_member_v1", "FromIndex", "Case", "Pseudonym", "Role", "Member", "RecordedAt", "Actor");

    private readonly CaseClockRows _clock = new(db);

    // Every fact has a time.
    public bool Knows(string type) => true;

    public void Apply(RecordedFact fact)
    {
        _clock.Applied(fact);
        var fields = fact.Fields;
        switch (fields.Type)
        {
            case nameof(CaseOpened):
                _case.Run(
                    fact.Index,
                    fact.Index,
                    fact.Case,
                    fields.Text("name"),
                    fields.Text("purpose"),
                    fields.Text("legal_basis"),
                    fields.Text("review_date"),
                    fields.At,
                    fields.Text("actor"));
                break;

            case nameof(CaseReviewed) when fields.Text("next") is { } next:
                _replace.Run(fact.Index, fact.Case);
                _reviewed.Run(fact.Index, fact.Case, next, fields.At, fields.Text("reason"));
                break;

            case nameof(FieldCorrected) when fields.Text("field") is "purpose" or "legal_basis":
                // A case is opened by its first fact; others have fields of these names too.
                if (fields.Count("corrects") != 1 || fields.Text("value") is not { } value) break;
                _replace.Run(fact.Index, fact.Case);
                _corrected.Run(fact.Index, fact.Case, fields.Text("field"), value);
                break;

            case nameof(MemberAdded):
                _member.Run(
                    fact.Index,
                    fields.Id("member"),
                    fields.Text("pseudonym"),
                    fields.Text("name"),
                    fields.Text("role"),
                    fields.At,
                    fields.Text("actor"));
                break;

            case nameof(MemberJoined):
                _caseMember.Run(
                    fact.Index,
                    fact.Case,
                    fields.Text("pseudonym"),
                    fields.Text("role"),
                    fields.Id("member"),
                    fields.At,
                    fields.Text("actor"));
                break;
        }
    }

    public void Dispose()
    {
        _case.Dispose();
        _replace.Dispose();
        _reviewed.Dispose();
        _corrected.Dispose();
        _member.Dispose();
        _caseMember.Dispose();
        _clock.Dispose();
    }
}
