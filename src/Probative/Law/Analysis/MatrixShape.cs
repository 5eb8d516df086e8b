using System.Text.Json.Nodes;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;

namespace Probative.Law.Analysis;

/// <summary>Provisions with what was laid beside their elements, in the shape of docs/spec/json-output.md.
/// </summary>
internal sealed class MatrixShape(
    IReadOnlyList<AnalysisView> entries, GroundRoll roll, IncidentDays days, string? conflict)
{
    public static readonly IReadOnlyList<string> Sides = ["for", "against", "gap"];

    private readonly GroundShape _ground = new(roll);

    public long LeftOut => _ground.LeftOut;

    public JsonArray Items() => _ground.Items();

    public JsonObject Of(Provision provision)
    {
        var shape = ProvisionShape.Heading(provision);
        shape["text"] = provision.Text;
        shape["note"] = provision.Note;
        shape["of_another_conflict"] = conflict is not null
            && provision.Conflict is not (null or "any") && provision.Conflict != conflict;
        shape["versions"] = VersionChoice.Of(provision, days.Bounds);
        shape["rows"] = provision.Kind == "crime"
            ? new JsonArray([.. MatrixRows.Of(provision).Select(row => (JsonNode)RowOf(
                row, [.. entries.Where(one => one.Provision == provision.Id && one.Element == row.Key)]))])
            : null;
        return shape;
    }

    private JsonObject RowOf(
        (string Key, string Kind, string Text, string? TypicalEvidence) row,
        IReadOnlyList<AnalysisView> beside)
    {
        var shape = new JsonObject
        {
            ["element"] = row.Key,
            ["kind"] = row.Kind,
            ["text"] = row.Text,
            ["typical_evidence"] = row.TypicalEvidence,
            ["analysed"] = beside.Count > 0,
        };
        foreach (var side in Sides)
        {
            shape[side] = new JsonArray(
            [
                .. beside.Where(one => one.Side == side)
                    .Select(one => (JsonNode)EntryOf(one)),
            ]);
        }

        return shape;
    }

    private JsonObject EntryOf(AnalysisView entry) => new()
    {
        ["id"] = entry.Id?.ToString(),
        ["finding"] = entry.Finding,
        ["text"] = entry.Text,
        ["ground"] = _ground.Of(entry.Finding),
        ["index"] = entry.FromIndex,
        ["number"] = entry.Number,
        ["recorded_at"] = FactJson.Time(entry.RecordedAt),
        ["actor"] = entry.Actor,
    };
}
