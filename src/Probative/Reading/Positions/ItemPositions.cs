using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;

namespace Probative.Reading.Positions;

/// <summary>
/// The positions that stand in an item, by the reports of its standing examinations: `metadata` for points,
/// `telemetry` for tracks and the point of a photograph. A report that is gone, or is not what its digest
/// says, has none here; `probative check` tells of it.
/// </summary>
internal sealed class ItemPositions(IVault vault)
{
    private const string Metadata = "metadata";
    private const string Telemetry = "telemetry";

    public async Task<IReadOnlyList<FoundPosition>> FindAsync(ItemId item, CancellationToken ct)
    {
        await using var db = vault.Views.OpenExaminations();
        var rows = await db.Examinations.Current()
            .Where(row => row.Item == item && (row.Examination == Metadata || row.Examination == Telemetry))
            .OrderBy(row => row.FromIndex).ToListAsync(ct);
        var found = new List<FoundPosition>();
        foreach (var row in rows)
        {
            if (row.Output is not { } output) continue;
            if (KeptBytes.FindReport(vault, output) is not { } report) continue;
            found.AddRange(row.Examination == Metadata ? InMetadata(report) : InTelemetry(report, row));
        }

        return found;
    }

    private static IEnumerable<FoundPosition> InMetadata(JsonObject report)
    {
        var seen = new Dictionary<string, int>();
        foreach (var position in Objects(report["positions"]))
        {
            if (Place(position) is not var (latitude, longitude)) continue;
            var source = string.Join(
                '/',
                ((string?[])[Text(position["path"]), Text(position["group"]), Text(position["tag"])])
                    .Where(part => !string.IsNullOrEmpty(part)));
            var again = seen[source] = seen.GetValueOrDefault(source) + 1;
            if (again > 1) source += $" ({again})";
            yield return new FoundPosition(Metadata, source, latitude, longitude, null);
        }
    }

    private static IEnumerable<FoundPosition> InTelemetry(JsonObject report, ExaminationView row)
    {
        if (Place(report["position"]) is var (latitude, longitude))
            yield return new FoundPosition(Telemetry, "photograph", latitude, longitude, null);

        // Each track that has positions has a file of its own, in the order of the report.
        var tracks = Objects(report["tracks"]).Select(track => track["track"]).Append(report["track"])
            .OfType<JsonObject>().Where(track => Number(track["positions"]) > 0);
        foreach (var (at, (track, file)) in tracks.Zip(TrackFiles(row.Derivatives)).Index())
        {
            var first = FirstOf(track);
            yield return new FoundPosition(
                Telemetry, $"track {at + 1}", first?.Latitude, first?.Longitude, file);
        }
    }

    private static IEnumerable<Hash32> TrackFiles(string? derivatives)
    {
        foreach (var made in Objects(derivatives is null ? null : JsonNode.Parse(derivatives)))
        {
            if (Text(made["role"]) == "track" && Hash32.TryParseHex(Text(made["sha256"]), out var sha256))
                yield return sha256;
        }
    }

    private static (decimal Latitude, decimal Longitude)? FirstOf(JsonObject track) =>
        Objects(track["sample"]).Select(point => Place(point["position"]))
            .FirstOrDefault(place => place is not null);

    private static (decimal Latitude, decimal Longitude)? Place(JsonNode? position) =>
        position is JsonObject place && Number(place["latitude"]) is { } latitude
            && Number(place["longitude"]) is { } longitude
                ? (latitude, longitude)
                : null;

    private static IEnumerable<JsonObject> Objects(JsonNode? list) =>
        (list as JsonArray)?.OfType<JsonObject>() ?? [];

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static decimal? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<decimal>(out var number) ? number : null;
}
