using Microsoft.Data.Sqlite;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Reading.Names;

namespace Probative.Local.Views;

/// <summary>
/// Sources, entities and places: a row for each, replaced when it is described anew in its own case; their
/// spellings, of which those that were added later outlive a description; and pairs that are kept apart.
/// </summary>
internal sealed class NamesWriter(SqliteConnection db) : IViewWriter
{
    // The names of one fact are told apart by the last byte of their row.
    private const int NamesMax = 256;

    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE named_v1 SET ToIndex = ?1
        WHERE Id = ?2 AND "Case" = ?3 AND Node = ?4 AND ToIndex IS NULL
        """);

    // The index of the first description stays, so that a list keeps its order.
    private readonly ViewStatement _describe = new(
        db,
        """
        INSERT INTO named_v1 (
            FromIndex, Id, "Case", Node, Number, "Index", Kind, Name, Remark, Latitude, Longitude,
            RadiusMetres, Iso3166, Basis, Reason, RecordedAt, Actor)
        VALUES (?1, ?2, ?3, ?4, ?5, coalesce((
            SELECT min("Index") FROM named_v1 WHERE Id = ?2 AND "Case" = ?3 AND Node = ?4), ?1),
            ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        """);

    private readonly ViewStatement _endNames = new(
        db,
        """
        UPDATE name_v1 SET ToIndex = ?1
        WHERE Id = ?2 AND "Case" = ?3 AND Node = ?4 AND ToIndex IS NULL AND IsAdded = 0
        """);

    private readonly ViewStatement _name = ViewStatement.Insert(
        db, "name_v1", "Row", "FromIndex", "Case", "Node", "Id", "Text", "Language", "Key", "IsAdded",
        "Reason");

    private readonly ViewStatement _apart = ViewStatement.Insert(
        db, "kept_apart_v1", "FromIndex", "Case", "Number", "Node", "One", "Other", "Reason", "RecordedAt",
        "Actor");

    public bool Knows(string type) => type is nameof(SourceRecorded) or nameof(EntityRecorded)
        or nameof(PlaceRecorded) or nameof(NameAdded) or nameof(KeptApart);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;
        switch (fact.Type)
        {
            case nameof(SourceRecorded):
                Described(fact, fields, NodeKind.Source);
                break;
            case nameof(EntityRecorded):
                Described(fact, fields, NodeKind.Entity);
                break;
            case nameof(PlaceRecorded):
                Described(fact, fields, NodeKind.Place);
                break;
            case nameof(NameAdded):
                if (!Reference.TryParse(fields.Text("of"), out var of)) break;
                Name(fact, of, 0, fields.Text("text"), fields.Text("language"), fields.Text("reason"), true);
                break;
            case nameof(KeptApart):
                Apart(fact, fields);
                break;
        }
    }

    public void Dispose()
    {
        _replace.Dispose();
        _describe.Dispose();
        _endNames.Dispose();
        _name.Dispose();
        _apart.Dispose();
    }

    private void Described(RecordedFact fact, FactReader fields, NodeKind node)
    {
        // Without an id (destroyed) nothing could ever name it: that it was recorded stands in the log.
        var nodeName = Reference.NameOf(node);
        if (fields.Id(nodeName) is not { } id) return;
        _replace.Run(fact.Index, id, fact.Case, nodeName);
        _endNames.Run(fact.Index, id, fact.Case, nodeName);
        _describe.Run(
            fact.Index,
            id,
            fact.Case,
            nodeName,
            fact.Number,
            fields.Text("kind"),
            fields.Text("name"),
            fields.Text("remark"),
            fields.Text("latitude"),
            fields.Text("longitude"),
            fields.Count("radius_m"),
            fields.Text("iso3166_2"),
            fields.Text("basis"),
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));

        var of = new Reference(node, id);
        var place = 0;
        Name(fact, of, place++, fields.Text("name"), null, null, false);
        foreach (var spelling in Spelling.ReadAll(fields.Value("names")).Take(NamesMax - 1))
            Name(fact, of, place++, spelling.Text, spelling.Language, null, false);
    }

    private void Name(
        RecordedFact fact,
        Reference of,
        int place,
        string? text,
        string? language,
        string? reason,
        bool isAdded)
    {
        if (text is null) return;
        _name.Run(
            (fact.Index * NamesMax) + place,
            fact.Index,
            fact.Case,
            of.KindName,
            of.Id,
            text,
            language,
            NameKey.Of(text),
            isAdded,
            reason);
    }

    private void Apart(RecordedFact fact, FactReader fields)
    {
        if (!Reference.TryParse(fields.Text("one"), out var one)
            || !Reference.TryParse(fields.Text("other"), out var other)
            || one.Kind != other.Kind)
        {
            return;
        }

        _apart.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            one.KindName,
            one.Id,
            other.Id,
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }
}
