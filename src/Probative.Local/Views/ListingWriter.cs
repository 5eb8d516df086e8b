using Microsoft.Data.Sqlite;
using Probative.Examination;
using Probative.Intake;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;
using Probative.Preservation.Restrictions;
using Probative.Reading;
using Probative.Reading.Propositions;

namespace Probative.Local.Views;

/// <summary>
/// The listing: each item with what its facts amount to now, and the words that it and all else are found by.
/// Rows are changed in place; the same facts give the same rows.
/// </summary>
internal sealed class ListingWriter(SqliteConnection db, KeptReports reports) : IViewWriter
{
    private readonly ListedExaminations _examinations = new(db, reports);
    private readonly ListedWords _words = new(db);
    private readonly ListedNodes _nodes = new(db);
    private readonly ListedClaims _claims = new(db);
    private readonly ListedNames _names = new(db);

    private readonly ViewStatement _item = new(
        db,
        """
        INSERT INTO listed_v1 (
            Row, "Case", Item, Number, Sha256, SizeBytes, Name, NameKey, RecordedAt, Actor, Flags, Receipts,
            Appearances, Examinations, Failures, Notes, Origins, Still)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 0, 0, 0, 0, 0, NULL, NULL
        WHERE NOT EXISTS (SELECT 1 FROM listed_v1 WHERE Item = ?3)
        """);

    private readonly ViewStatement _receipt = new(
        db,
        """
        INSERT INTO listed_receipt_v1 ("Index", "Case", Number, Row, "From")
        SELECT ?1, ?2, ?3, Row, ?5 FROM listed_v1 WHERE Item = ?4
        """);

    private readonly ViewStatement _received = new(
        db,
        """
        UPDATE listed_v1 SET
            Receipts = Receipts + 1,
            Origins = CASE
                WHEN ?2 IS NULL THEN Origins
                WHEN Origins IS NULL THEN ?2
                ELSE Origins || char(10) || ?2 END
        WHERE Item = ?1
        """);

    private readonly ViewStatement _correct = new(
        db,
        """
        UPDATE listed_receipt_v1 SET "From" = ?4 WHERE "Index" = ?1 AND "Case" = ?2 AND Number = ?3
        """);

    private readonly ViewStatement _corrected = new(
        db,
        """
        UPDATE listed_v1 SET Origins = (
            SELECT group_concat("From", char(10)) FROM (
                SELECT "From" FROM listed_receipt_v1 WHERE Row = listed_v1.Row ORDER BY "Index"))
        WHERE Row = (SELECT Row FROM listed_receipt_v1 WHERE "Index" = ?1)
        """);

    private readonly ViewStatement _appeared =
        new(db, "UPDATE listed_v1 SET Appearances = Appearances + 1 WHERE Item = ?1");

    private readonly ViewStatement _restricted = new(
        db,
        $"""
        UPDATE listed_v1 SET Flags = (Flags & ~{(int)ListedTraits.Restricted}) | ?2 WHERE Item = ?1
        """);

    public bool Knows(string type) => type
        is nameof(ItemReceived) or nameof(AppearanceRecorded) or nameof(ItemRestricted)
        or nameof(RestrictionLifted) or nameof(FieldCorrected) or nameof(ItemExamined)
        || ListedClaims.Knows(type) || ListedNames.Knows(type) || ListedNodes.Knows(type);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;
        switch (fact.Type)
        {
            case nameof(ItemReceived):
                Received(fact, fields);
                break;
            case nameof(FieldCorrected):
                Corrected(fact, fields);
                _claims.Corrected(fact, fields);
                break;
            case nameof(ItemExamined):
                _examinations.Examined(fact, _words);
                break;
            case nameof(AppearanceRecorded):
                if (fields.Id("item") is { } appeared) _appeared.Run(appeared);
                break;
            case nameof(ItemRestricted) or nameof(RestrictionLifted):
                if (fields.Id("item") is { } item)
                    _restricted.Run(item, fact.Type == nameof(ItemRestricted));
                break;
            case nameof(ClaimRecorded):
                _claims.Recorded(fact, _nodes);
                break;
            case nameof(ClaimRead):
                _claims.Read(fact, _nodes);
                break;
            case { } type when ListedNames.Knows(type):
                _names.Apply(fact, _nodes);
                break;
            default:
                _nodes.Apply(fact, _words);
                break;
        }
    }

    public void Dispose()
    {
        _examinations.Dispose();
        _words.Dispose();
        _nodes.Dispose();
        _claims.Dispose();
        _names.Dispose();
        _item.Dispose();
        _receipt.Dispose();
        _received.Dispose();
        _correct.Dispose();
        _corrected.Dispose();
        _appeared.Dispose();
        _restricted.Dispose();
    }

    private void Received(RecordedFact fact, FactReader fields)
    {
        // Without an id (destroyed) there is no item to list.
        if (fields.Id("item") is not { } item) return;
        var name = fields.Text("name");
        var from = fields.Text("from") is { } stated ? ListedItemView.KeyOf(stated) : null;
        var isFirst = _item.Run(
            fact.Index,
            fact.Case,
            item,
            fact.Number,
            fields.Digest("sha256"),
            fields.Count("size_bytes"),
            name,
            ListedItemView.KeyOf(name),
            fields.At,
            fields.Text("actor")) == 1;
        _receipt.Run(fact.Index, fact.Case, fact.Number, item, from);
        _received.Run(item, from);
        if (!isFirst) return;
        _nodes.Put(fact, ListedPart.Name, item);
        _words.Put(fact.Index, ListedPart.Name, name);
    }

    private void Corrected(RecordedFact fact, FactReader fields)
    {
        if (fields.Text("field") != "from" || fields.Value("value") is null) return;
        if (fields.Count("corrects") is not { } number) return;
        if (fields.Count("corrects_index") is not { } index) return;
        var value = fields.Text("value");
        var key = value is null ? null : ListedItemView.KeyOf(value);
        if (_correct.Run(index, fact.Case, number, key) > 0) _corrected.Run(index);
    }
}
