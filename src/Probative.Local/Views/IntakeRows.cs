using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>
/// The runs of taking in. An intake has one current row, which every start and end of a run replaces; it is
/// complete once a run ended with no failure, and stays so.
/// </summary>
internal sealed class IntakeRows(SqliteConnection db) : IDisposable
{
    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE intake_v1 SET ToIndex = ?1 WHERE Id = ?2 AND "Case" = ?3 AND ToIndex IS NULL
        """);

    // A value that this fact does not bring is taken over from the row that it replaces.
    private readonly ViewStatement _open = new(
        db,
        """
        INSERT INTO intake_v1
            (FromIndex, Id, "Case", "Key", Tool, Paths, IsComplete, Received, Again, Failed, RecordedAt,
            Actor)
        SELECT ?1, ?2, ?3, coalesce(?4, old."Key"), coalesce(?5, old.Tool),
            coalesce(?6, old.Paths), max(?7, coalesce(old.IsComplete, 0)),
            coalesce(?8, old.Received), coalesce(?9, old.Again), coalesce(?10, old.Failed),
            ?11, ?12
        FROM (SELECT 1) LEFT JOIN intake_v1 AS old
            ON old.Id = ?2 AND old."Case" = ?3 AND old.ToIndex = ?1
        """);

    public void Started(RecordedFact fact, FactReader fields)
    {
        if (fields.Id("intake") is not { } intake) return;
        _replace.Run(fact.Index, intake, fact.Case);
        _open.Run(
            fact.Index,
            intake,
            fact.Case,
            fields.Digest("key"),
            fields.Text("tool"),
            fields.Count("paths"),
            false,
            null,
            null,
            null,
            fields.At,
            fields.Text("actor"));
    }

    public void Finished(RecordedFact fact, FactReader fields)
    {
        if (fields.Id("intake") is not { } intake) return;
        _replace.Run(fact.Index, intake, fact.Case);
        _open.Run(
            fact.Index,
            intake,
            fact.Case,
            null,
            null,
            null,
            fields.Count("failed") == 0,
            fields.Count("received"),
            fields.Count("again"),
            fields.Count("failed"),
            fields.At,
            fields.Text("actor"));
    }

    public void Dispose()
    {
        _replace.Dispose();
        _open.Dispose();
    }
}
