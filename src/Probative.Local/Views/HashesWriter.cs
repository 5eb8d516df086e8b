using Microsoft.Data.Sqlite;
using Probative.Handover.HashLists;
using Probative.Kernel.Facts;
using Probative.Ledger.Facts;
using Probative.Matching.HashLists;

namespace Probative.Local.Views;

/// <summary>Lists of hashes that were taken in, what is near them, and what hashes were given out.</summary>
internal sealed class HashesWriter(SqliteConnection db) : IViewWriter
{
    private readonly ViewStatement _imported = ViewStatement.Insert(
        db, "hash_list_v1", "FromIndex", "Case", "Number", "Id", "Source", "Format", "Sha256", "SizeBytes",
        "Entries", "Poor", "Faults", "RecordedAt", "Actor");

    private readonly ViewStatement _replaceMatched = new(
        db,
        """
        UPDATE hash_list_match_v1 SET ToIndex = ?1
        WHERE Item = ?2 AND List = ?3 AND "Case" = ?4 AND ToIndex IS NULL
        """);

    private readonly ViewStatement _matched = ViewStatement.Insert(
        db, "hash_list_match_v1", "FromIndex", "Case", "Number", "List", "Item", "Print", "Method", "Near",
        "Found", "RecordedAt", "Actor");

    private readonly ViewStatement _exported = ViewStatement.Insert(
        db, "hash_export_v1", "FromIndex", "Case", "Number", "Recipient", "Format", "Sha256", "Entries",
        "WithNames", "Items", "Reason", "RecordedAt", "Actor");

    public bool Knows(string type) =>
        type is nameof(HashListImported) or nameof(HashListMatched) or nameof(HashesExported);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;
        switch (fact.Type)
        {
            case nameof(HashListImported):
                Imported(fact, fields);
                break;
            case nameof(HashListMatched):
                Matched(fact, fields);
                break;
            default:
                Exported(fact, fields);
                break;
        }
    }

    public void Dispose()
    {
        _imported.Dispose();
        _replaceMatched.Dispose();
        _matched.Dispose();
        _exported.Dispose();
    }

    private void Imported(RecordedFact fact, FactReader fields) => _imported.Run(
        fact.Index,
        fact.Case,
        fact.Number,
        fields.Id("list"),
        fields.Text("from"),
        fields.Text("format"),
        fields.Digest("sha256"),
        fields.Count("size_bytes"),
        fields.Count("entries"),
        fields.Count("poor"),
        fields.Count("faults"),
        fields.At,
        fields.Text("actor"));

    private void Matched(RecordedFact fact, FactReader fields)
    {
        if (fields.Id("item") is { } item && fields.Id("list") is { } list)
            _replaceMatched.Run(fact.Index, item, list, fact.Case);
        var found = fields.Value("found");
        _matched.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            fields.Id("list"),
            fields.Id("item"),
            fields.Digest("print"),
            fields.Text("method"),
            (long?)(found as JsonValue.List)?.Items.Count,
            CorrectionRows.Json(found),
            fields.At,
            fields.Text("actor"));
    }

    private void Exported(RecordedFact fact, FactReader fields) => _exported.Run(
        fact.Index,
        fact.Case,
        fact.Number,
        fields.Text("for"),
        fields.Text("format"),
        fields.Digest("sha256"),
        fields.Count("entries"),
        (fields.Value("with_names") as JsonValue.Flag)?.Value,
        CorrectionRows.Json(fields.Value("items")),
        fields.Text("reason"),
        fields.At,
        fields.Text("actor"));
}
