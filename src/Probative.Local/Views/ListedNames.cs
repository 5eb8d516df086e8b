using Microsoft.Data.Sqlite;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Kernel.Words;
using Probative.Reading.Names;

namespace Probative.Local.Views;

/// <summary>
/// Sources, entities and places as they are found by words: as last described, in every spelling. Spellings
/// that were added stay when a thing is described anew.
/// </summary>
internal sealed class ListedNames(SqliteConnection db) : IDisposable
{
    private readonly ViewStatement _describe = new(
        db,
        """
        INSERT INTO listed_name_v1 (Row, Described) VALUES (?1, ?2)
        ON CONFLICT (Row) DO UPDATE SET Described = ?2
        """);

    private readonly ViewStatement _add = new(
        db,
        "UPDATE listed_name_v1 SET Added = concat_ws(char(10), Added, ?2) WHERE Row = ?1");

    private readonly ComposedWords _words = new(db, "listed_name_v1", "Described, Added");

    public static bool Knows(string type) => type is nameof(SourceRecorded) or nameof(EntityRecorded)
        or nameof(PlaceRecorded) or nameof(NameAdded);

    public void Apply(RecordedFact fact, ListedNodes nodes)
    {
        var fields = fact.Fields;
        switch (fact.Type)
        {
            case nameof(SourceRecorded):
                Described(fact, ListedPart.Source, fields.Id("source"), fields.Text("remark"), nodes);
                break;
            case nameof(EntityRecorded):
                Described(fact, ListedPart.Entity, fields.Id("entity"), fields.Text("remark"), nodes);
                break;
            case nameof(PlaceRecorded):
                Described(fact, ListedPart.Place, fields.Id("place"), fields.Text("basis"), nodes);
                break;
            case nameof(NameAdded) when Reference.TryParse(fields.Text("of"), out var of):
                if (PartOf(of.Kind) is not { } part || fields.Text("text") is not { } added) break;
                if (nodes.RowOf(fact.Case, part, of.Id) is not { } row) break;
                _add.Run(row, FoundMarks.Without(added));
                _words.Renew(row, part);
                break;
        }
    }

    public void Dispose()
    {
        _describe.Dispose();
        _add.Dispose();
        _words.Dispose();
    }

    private void Described(RecordedFact fact, long part, Id? id, string? remark, ListedNodes nodes)
    {
        // Without an id (destroyed) nothing could ever name it, and no list shows it.
        if (id is not { } named) return;
        if (nodes.RowOf(fact.Case, part, named) is not { } row)
        {
            nodes.Put(fact, part, named);
            row = fact.Index;
        }

        var fields = fact.Fields;
        var spellings = Spelling.ReadAll(fields.Value("names")).Select(one => one.Text);
        var words = FactWords.Lines([fields.Text("name"), .. spellings, remark]);
        _describe.Run(row, words is null ? null : FoundMarks.Without(words));
        _words.Renew(row, part);
    }

    private static long? PartOf(NodeKind kind) => kind switch
    {
        NodeKind.Source => ListedPart.Source,
        NodeKind.Entity => ListedPart.Entity,
        NodeKind.Place => ListedPart.Place,
        _ => null,
    };
}
