using System.Text;
using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Ledger.Facts;

namespace Probative.Local.Views;

/// <summary>
/// Corrections: what a field said, what it says now, and why. The last one of a field is current.
/// </summary>
internal sealed class CorrectionRows(SqliteConnection db) : IDisposable
{
    private readonly ViewStatement _replace = new(
        db,
        """
        UPDATE correction_v1 SET ToIndex = ?1
        WHERE CorrectsIndex = ?2 AND Field = ?3 AND "Case" = ?4 AND ToIndex IS NULL
        """);

    private readonly ViewStatement _corrected = ViewStatement.Insert(
        db, "correction_v1", "FromIndex", "Case", "Number", "Corrects", "CorrectsIndex", "Item", "Field",
        "Was", "Value", "Reason", "RecordedAt", "Actor");

    public void Corrected(RecordedFact fact, FactReader fields)
    {
        // Without these (destroyed) it cannot be told what was corrected.
        if (fields.Text("field") is not { } field) return;
        if (fields.Count("corrects") is not { } number) return;
        if (fields.Count("corrects_index") is not { } index) return;
        _replace.Run(fact.Index, index, field, fact.Case);
        _corrected.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            number,
            index,
            fields.Id("item"),
            field,
            Json(fields.Value("was")),
            Json(fields.Value("value")),
            fields.Text("reason"),
            fields.At,
            fields.Text("actor"));
    }

    public void Dispose()
    {
        _replace.Dispose();
        _corrected.Dispose();
    }

    /// <summary>A value of any kind as text; null for none.</summary>
    public static string? Json(JsonValue? value) =>
        value is null ? null : Encoding.UTF8.GetString(CanonicalJson.ToBytes(value));
}
