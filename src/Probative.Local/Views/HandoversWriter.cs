using Microsoft.Data.Sqlite;
using Probative.Handover;
using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>Handovers begun, and which of them stood complete on disk.</summary>
internal sealed class HandoversWriter(SqliteConnection db) : IViewWriter
{
    private readonly ViewStatement _begun = ViewStatement.Insert(
        db, "handover_v1", "FromIndex", "Case", "Number", "Index", "To", "Purpose", "ManifestSha256",
        "CaseHead", "Previous", "Items", "WithheldFacts", "WithheldFields", "HandoverKey", "IsFinished",
        "RecordedAt", "Actor");

    // Two packages of a case have one manifest only if the same package was written twice; the last one
    // begun is the one that was finished.
    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE handover_v1 SET ToIndex = ?1
        WHERE FromIndex = (
            SELECT max(FromIndex) FROM handover_v1
            WHERE "Case" = ?2 AND ManifestSha256 = ?3 AND ToIndex IS NULL AND NOT IsFinished)
        """);

    private readonly ViewStatement _finished = new(
        db,
        """
        INSERT INTO handover_v1 (
            FromIndex, "Case", Number, "Index", "To", Purpose, ManifestSha256, CaseHead, Previous, Items,
            WithheldFacts, WithheldFields, HandoverKey, IsFinished, FinishedAt, RecordedAt, Actor)
        SELECT ?1, "Case", Number, "Index", "To", Purpose, ManifestSha256, CaseHead, Previous,
            Items, WithheldFacts, WithheldFields, HandoverKey, 1, ?4, RecordedAt, Actor
        FROM handover_v1
        WHERE "Case" = ?2 AND ManifestSha256 = ?3 AND ToIndex = ?1
        """);

    public bool Knows(string type) => type is nameof(HandedOver) or nameof(HandoverFinished);

    public void Apply(RecordedFact fact)
    {
        switch (fact.Type)
        {
            case nameof(HandedOver):
                Begun(fact, fact.Fields);
                break;
            case nameof(HandoverFinished):
                var manifest = fact.Fields.Digest("manifest_sha256");
                _replace.Run(fact.Index, fact.Case, manifest);
                _finished.Run(fact.Index, fact.Case, manifest, fact.Fields.At);
                break;
        }
    }

    public void Dispose()
    {
        _begun.Dispose();
        _replace.Dispose();
        _finished.Dispose();
    }

    private void Begun(RecordedFact fact, FactReader fields) => _begun.Run(
        fact.Index,
        fact.Case,
        fact.Number,
        fact.Index,
        fields.Text("to"),
        fields.Text("purpose"),
        fields.Digest("manifest_sha256"),
        fields.Digest("case_head"),
        fields.Digest("previous"),
        fields.Count("items"),
        fields.Count("withheld_facts"),
        fields.Count("withheld_fields"),
        fields.Text("handover_key"),
        false,
        fields.At,
        fields.Text("actor"));
}
