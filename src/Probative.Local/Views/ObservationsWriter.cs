using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Ledger.Facts;
using Probative.Reading.Observations;

namespace Probative.Local.Views;

/// <summary>Observations, as they were recorded.</summary>
internal sealed class ObservationsWriter(SqliteConnection db) : IViewWriter
{
    private readonly ViewStatement _observed = ViewStatement.Insert(
        db, "observation_v1", "FromIndex", "Case", "Number", "Id", "Item", "FirstFrame", "LastFrame",
        "FirstPts", "LastPts", "FirstMicroseconds", "LastMicroseconds", "Left", "Top", "Width", "Height",
        "Text", "Kind", "RecordedAt", "Actor");

    public bool Knows(string type) => type is nameof(ObservationRecorded);

    public void Apply(RecordedFact fact)
    {
        var fields = fact.Fields;
        var moment = fields.Value("moment") as JsonValue.Map;
        var region = fields.Value("region") as JsonValue.Map;
        _observed.Run(
            fact.Index,
            fact.Case,
            fact.Number,
            fields.Id("observation"),
            fields.Id("item"),
            Number(moment, "first"),
            Number(moment, "last"),
            Number(moment, "first_pts"),
            Number(moment, "last_pts"),
            Number(moment, "first_us"),
            Number(moment, "last_us"),
            Number(region, "x"),
            Number(region, "y"),
            Number(region, "w"),
            Number(region, "h"),
            fields.Text("text"),
            fields.Text("kind"),
            fields.At,
            fields.Text("actor"));
    }

    public void Dispose() => _observed.Dispose();

    private static long? Number(JsonValue.Map? members, string name) =>
        (members?[name] as JsonValue.Number)?.Value;
}
