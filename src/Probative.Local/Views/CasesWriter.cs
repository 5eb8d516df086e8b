using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>Cases, members, and who is who in which case.</summary>
internal sealed class CasesWriter(SqliteConnection db) : IViewWriter
{
    private readonly ViewStatement _case = ViewStatement.Insert(
        db, "case_v1", "FromIndex", "Id", "Name", "Purpose", "LegalBasis", "ReviewDate", "RecordedAt",
        "Actor");

    private readonly ViewStatement _member = ViewStatement.Insert(
        db, "member_v1", "FromIndex", "Member", "Pseudonym", "Name", "RecordedAt", "Actor");

    private readonly ViewStatement _caseMember = ViewStatement.Insert(
        db, "case_member_v1", "FromIndex", "Case", "Pseudonym", "Role", "Member", "RecordedAt", "Actor");

    public bool Knows(string type) =>
        type is nameof(CaseOpened) or nameof(MemberAdded) or nameof(MemberJoined);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;
        switch (fields.Type)
        {
            case nameof(CaseOpened):
                _case.Run(
                    fact.Index,
                    fact.Case,
                    fields.Text("name"),
                    fields.Text("purpose"),
                    fields.Text("legal_basis"),
                    fields.Text("review_date"),
                    fields.At,
                    fields.Text("actor"));
                break;

            case nameof(MemberAdded):
                _member.Run(
                    fact.Index,
                    fields.Id("member"),
                    fields.Text("pseudonym"),
                    fields.Text("name"),
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
        _member.Dispose();
        _caseMember.Dispose();
    }
}
