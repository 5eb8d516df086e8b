using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>Until when cases and items are to be kept: the last date counts.</summary>
internal sealed class RetentionRows(SqliteConnection db) : IDisposable
{
    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE retention_v1 SET ToIndex = ?1 WHERE "Case" = ?2 AND Item IS ?3 AND ToIndex IS NULL
        """);

    private readonly ViewStatement _set = ViewStatement.Insert(
        db, "retention_v1", "FromIndex", "Case", "Number", "Item", "Until", "Reason", "RecordedAt", "Actor");

    public void Set(RecordedFact fact, FactReader fields)
    {
        // With the date the item went too, where it was one: what is left must not read as the case's.
        if (fields.Text("until") is not { } until) return;
        var item = fields.Id("item");
        _replace.Run(fact.Index, fact.Case, item);
        _set.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            item,
            until,
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    public void Dispose()
    {
        _replace.Dispose();
        _set.Dispose();
    }
}
