using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Reading.Observations;

namespace Probative.Local.Views;

/// <summary>Observations, as they were recorded.</summary>
internal sealed class ObservationsWriter(SqliteConnection db) : IViewWriter
{
    private readonly ViewStatement _observed = ViewStatement.Insert(
        db,
        "observation_v1",
        [
            "FromIndex", "Case", "Number", "Id", "Item", .. MomentColumns.Names, "Text", "Kind", "RecordedAt",
            "Actor",
        ]);

    public bool Knows(string type) => type is nameof(ObservationRecorded);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;
        _observed.Run(
        [
            fact.Index,
            fact.Case,
            fact.Number,
            fields.Id("observation"),
            fields.Id("item"),
            .. MomentColumns.Of(fields),
            fields.Text("text"),
            fields.Text("kind"),
            fields.At,
            fields.Text("actor"),
        ]);
    }

    public void Dispose() => _observed.Dispose();
}
