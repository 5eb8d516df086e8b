using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Ledger.Facts;
using Probative.Reading;

namespace Probative.Local.Views;

/// <summary>
/// Claims. Hedges and polarity are carried over as they stand: nothing here may soften or drop them.
/// </summary>
internal sealed class ClaimsWriter(SqliteConnection db) : IViewWriter
{
    private readonly ViewStatement _claim = ViewStatement.Insert(
        db,
        "claim_v4",
        [
            "FromIndex", "Index", "Case", "Number", "Id", "Item", "Start", "End", .. MomentColumns.Names,
            "Quote", "Speakers", "Hedges", "Polarity", "RecordedAt", "Actor",
        ]);

    private readonly CorrectedRows _corrected = new(
        db,
        "claim_v4",
        [
            "Case", "Number", "Id", "Item", "Start", "End", .. MomentColumns.Names, "Quote", "Polarity",
            "RecordedAt", "Actor",
        ],
        [("speakers", "Speakers"), ("hedges", "Hedges")]);

    public bool Knows(string type) => type is nameof(ClaimRecorded) or nameof(FieldCorrected);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;
        if (fact.Type == nameof(FieldCorrected))
            _corrected.Correct(fact, fields, TextList.Of(fields, "value"));
        if (fact.Type != nameof(ClaimRecorded)) return;
        var passage = fields.Value("passage") as JsonValue.Map;
        _claim.Run(
        [
            fact.Index,
            fact.Index,
            fact.Case,
            fact.Number,
            fields.Id("claim"),
            fields.Id("item"),
            (passage?["start"] as JsonValue.Number)?.Value,
            (passage?["end"] as JsonValue.Number)?.Value,
            .. MomentColumns.Of(fields),
            fields.Text("quote"),
            TextList.Of(fields, "speakers"),
            TextList.Of(fields, "hedges"),
            fields.Text("polarity"),
            fields.At,
            fields.Text("actor"),
        ]);
    }

    public void Dispose()
    {
        _claim.Dispose();
        _corrected.Dispose();
    }
}
