using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Examination.Metadata;
using Probative.Kernel.Cases;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Matching.Lineage;

/// <summary>What the files of items say of themselves, by the reports on their metadata.</summary>
internal sealed class FileSaysRoll(IVault vault)
{
    // The make stands before the model; the rest (lenses, serial numbers) names no other device.
    private static readonly string[][] s_names =
    [
        ["Make", "DeviceManufacturer", "AndroidManufacturer"],
        ["Model", "CameraModelName", "DeviceModelName", "AndroidModel", "DroneModel", "UniqueCameraModel"],
    ];

    /// <summary>Of these items, now or at a size of the log.</summary>
    public async Task<Dictionary<ItemId, FileSays>> OfAsync(
        Standing standing, IEnumerable<ItemId> items, long? size, CancellationToken ct)
    {
        var ids = items.Select(one => one.Value).ToList();
        await using var db = vault.Views.OpenExaminations();
        var reports = (await db.Examinations.WithIds("Item", ids).At(size)
            .Where(row => row.Case == standing.Id && row.Examination == MetadataExamination.Word)
            .Select(row => new { row.Item, row.FromIndex, row.Output }).ToListAsync(ct))
            .GroupBy(row => row.Item)
            .ToDictionary(rows => rows.Key, rows => rows.MaxBy(row => row.FromIndex)!.Output);
        await using var there = vault.Views.OpenItems();
        var sizes = await there.Items.WithIds("Id", ids).At(size)
            .Where(row => row.Case == standing.Id)
            .Select(row => new { row.Id, row.SizeBytes }).ToListAsync(ct);
        return sizes.ToDictionary(row => row.Id, row =>
        {
            var report = reports.GetValueOrDefault(row.Id) is { } output
                ? KeptBytes.FindReport(vault, output)
                : null;
            return new FileSays(row.SizeBytes, report is not null, DeviceOf(report));
        });
    }

    private static string? DeviceOf(JsonObject? report)
    {
        var named = (report?["device"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var words = s_names
            .Select(tags => named.FirstOrDefault(one => tags.Contains((string?)one["tag"])))
            .Select(one => (one?["value"] as JsonValue)?.ToString()).OfType<string>().ToList();
        return words.Count == 0 ? null : string.Join(' ', words.Distinct());
    }
}
