using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Preservation.Agenda;

namespace Probative.Local.Views;

/// <summary>Notes as they were recorded, and tasks: a row for each, replaced when it ends.</summary>
internal sealed class AgendaWriter(SqliteConnection db) : IViewWriter
{
    private readonly ViewStatement _noted = ViewStatement.Insert(
        db, "note_v1", "FromIndex", "Case", "Number", "Id", "Item", "Text", "RecordedAt", "Actor");

    private readonly ViewStatement _added = ViewStatement.Insert(
        db, "task_v1", "FromIndex", "Case", "Number", "Index", "Id", "Item", "Text", "Assignee", "Due",
        "RecordedAt", "Actor");

    // A task ends in its own case alone, and once: what a fact of another case says of its id is nothing.
    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE task_v1 SET ToIndex = ?1
        WHERE Id = ?2 AND "Case" = ?3 AND ToIndex IS NULL AND Outcome IS NULL
        """);

    private readonly ViewStatement _ended = new(
        db,
        """
        INSERT INTO task_v1 (
            FromIndex, "Case", Number, "Index", Id, Item, Text, Assignee, Due, Outcome, EndNumber, EndReason,
            EndedAt, EndedBy, RecordedAt, Actor)
        SELECT ?1, "Case", Number, "Index", Id, Item, Text, Assignee, Due, ?4, ?5, ?6, ?7, ?8, RecordedAt,
            Actor
        FROM task_v1 WHERE Id = ?2 AND "Case" = ?3 AND ToIndex = ?1
        ORDER BY FromIndex LIMIT 1
        """);

    public bool Knows(string type) => type is nameof(NoteAdded) or nameof(TaskAdded) or nameof(TaskEnded);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;
        switch (fact.Type)
        {
            case nameof(NoteAdded):
                _noted.Run(
                    fact.Index,
                    fact.Case,
                    fact.Number,
                    fields.Id("note"),
                    fields.Id("item"),
                    fields.Text("text"),
                    fields.At,
                    fields.Text("actor"));
                break;
            case nameof(TaskAdded):
                Added(fact, fields);
                break;
            case nameof(TaskEnded):
                Ended(fact, fields);
                break;
        }
    }

    public void Dispose()
    {
        _noted.Dispose();
        _added.Dispose();
        _replace.Dispose();
        _ended.Dispose();
    }

    private void Added(RecordedFact fact, FactReader fields)
    {
        // Without an id (destroyed) nobody could ever end it: that it was added stands in the log.
        if (fields.Id("task") is not { } task) return;
        _added.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            fact.Index,
            task,
            fields.Id("item"),
            fields.Text("text"),
            fields.Text("assignee"),
            fields.Text("due"),
            fields.At,
            fields.Text("actor"));
    }

    private void Ended(RecordedFact fact, FactReader fields)
    {
        if (fields.Id("task") is not { } task) return;

        // An outcome that was destroyed alone ended it all the same.
        _replace.Run(fact.Index, task, fact.Case);
        _ended.Run(
            fact.Index,
            task,
            fact.Case,
            fields.Text("outcome") ?? "ended",
            fact.Number,
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }
}
