using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Local.Views;

/// <summary>
/// The rows of findings. A signed finding is not revised, whatever is drafted under its id; one that was
/// withdrawn stays so.
/// </summary>
internal sealed class FindingRows(SqliteConnection db) : IDisposable
{
    private const string Words =
        "Incident, Text, Kind, Proposition, Items, Supports, Opposes, Search, Tests, Change, Likelihood, "
        + "Confidence, ConfidenceReason, Supersedes, RecordedAt, Actor";

    private const string Sign = "SignNumber, SignedAt, SignedBy";

    private readonly ViewStatement _replaceDraft = new(
        db,
        """
        UPDATE finding_v1 SET ToIndex = ?1
        WHERE Id = ?2 AND "Case" = ?3 AND ToIndex IS NULL AND SignNumber IS NULL AND WithdrawNumber IS NULL
        """);

    private readonly ViewStatement _drafted = new(
        db,
        $"""
        INSERT INTO finding_v1 (FromIndex, Id, "Case", "Index", Number, {Words})
        SELECT ?1, ?2, ?3,
            COALESCE((SELECT MIN("Index") FROM finding_v1 WHERE Id = ?2 AND "Case" = ?3), ?1),
            ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20
        WHERE NOT EXISTS (SELECT 1 FROM finding_v1 WHERE Id = ?2 AND "Case" = ?3 AND ToIndex IS NULL)
        """);

    private readonly ViewStatement _signed = new(
        db,
        $"""
        INSERT INTO finding_v1 (FromIndex, Id, "Case", "Index", Number, {Words}, {Sign})
        SELECT ?1, Id, "Case", "Index", Number, {Words}, ?4, ?5, ?6
        FROM finding_v1 WHERE Id = ?2 AND "Case" = ?3 AND ToIndex = ?1
        ORDER BY FromIndex LIMIT 1
        """);

    private readonly ViewStatement _replaceAny = new(
        db,
        """
        UPDATE finding_v1 SET ToIndex = ?1
        WHERE Id = ?2 AND "Case" = ?3 AND ToIndex IS NULL AND WithdrawNumber IS NULL
        """);

    private readonly ViewStatement _withdrawn = new(
        db,
        $"""
        INSERT INTO finding_v1 (
            FromIndex, Id, "Case", "Index", Number, {Words}, {Sign},
            WithdrawNumber, WithdrawReason, WithdrawnAt, WithdrawnBy)
        SELECT ?1, Id, "Case", "Index", Number, {Words}, {Sign}, ?4, ?5, ?6, ?7
        FROM finding_v1 WHERE Id = ?2 AND "Case" = ?3 AND ToIndex = ?1
        ORDER BY FromIndex LIMIT 1
        """);

    public void Drafted(RecordedFact fact, FactReader fields, Id finding)
    {
        _replaceDraft.Run(fact.Index, finding, fact.Case);
        _drafted.Run(
            fact.Index,
            finding,
            fact.Case,
            fact.Number,
            fields.Text("incident"),
            fields.Text("text"),
            fields.Text("kind"),
            FindingsWriter.Json(fields, "proposition"),
            FindingsWriter.Json(fields, "items"),
            FindingsWriter.Json(fields, "supports"),
            FindingsWriter.Json(fields, "opposes"),
            FindingsWriter.Json(fields, "search"),
            FindingsWriter.Json(fields, "tests"),
            fields.Text("change"),
            fields.Text("likelihood"),
            fields.Text("confidence"),
            fields.Text("confidence_reason"),
            fields.Id("supersedes"),
            fields.At,
            fields.Text("actor"));
    }

    public void Signed(RecordedFact fact, FactReader fields, Id finding)
    {
        _replaceDraft.Run(fact.Index, finding, fact.Case);
        _signed.Run(fact.Index, finding, fact.Case, fact.Number, fields.At, fields.Text("actor"));
    }

    public void Withdrawn(RecordedFact fact, FactReader fields, Id finding)
    {
        _replaceAny.Run(fact.Index, finding, fact.Case);
        _withdrawn.Run(
            fact.Index,
            finding,
            fact.Case,
            fact.Number,
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    public void Dispose()
    {
        _replaceDraft.Dispose();
        _drafted.Dispose();
        _signed.Dispose();
        _replaceAny.Dispose();
        _withdrawn.Dispose();
    }
}
