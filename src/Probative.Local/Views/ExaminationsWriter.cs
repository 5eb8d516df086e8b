using Microsoft.Data.Sqlite;
using Probative.Examination;
using Probative.Kernel.Facts;

namespace Probative.Local.Views;

/// <summary>Examinations; the last one of a name stands for its item.</summary>
internal sealed class ExaminationsWriter(SqliteConnection db) : IViewWriter
{
    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE examination_v1 SET ToIndex = ?1
        WHERE Item = ?2 AND Examination = ?3 AND "Case" = ?4 AND ToIndex IS NULL
        """);

    private readonly ViewStatement _examined = ViewStatement.Insert(
        db, "examination_v1", "FromIndex", "Case", "Number", "Item", "Sha256", "Examination", "Procedure",
        "Version", "Tools", "Parameters", "Sandbox", "Outcome", "Code", "Message", "Output", "Derivatives",
        "RecordedAt", "Actor");

    public bool Knows(string type) => type is nameof(ItemExamined);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;

        // Without these (destroyed) it cannot be told what was examined.
        if (fields.Id("item") is not { } item || fields.Text("examination") is not { } examination) return;
        _replace.Run(fact.Index, item, examination, fact.Case);
        _examined.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            item,
            fields.Digest("sha256"),
            examination,
            fields.Digest("procedure"),
            fields.Count("version"),
            CorrectionRows.Json(fields.Value("tools")),
            fields.Text("parameters"),
            fields.Text("sandbox"),
            fields.Text("outcome"),
            fields.Text("code"),
            fields.Text("message"),
            fields.Digest("output"),
            CorrectionRows.Json(fields.Value("derivatives")),
            fields.At,
            fields.Text("actor"));
    }

    public void Dispose()
    {
        _replace.Dispose();
        _examined.Dispose();
    }
}
