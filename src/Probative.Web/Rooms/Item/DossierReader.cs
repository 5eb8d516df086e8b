using System.Text.Json;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Ledger;
using Probative.Preservation;
using Probative.Reading.Positions;
using Probative.Web.Media;
using Probative.Web.Permission;

namespace Probative.Web.Rooms.Item;

/// <summary>Reads what is recorded of an item, for one visitor.</summary>
public sealed class DossierReader(Desk desk, MediaDesk media)
{
    /// <summary>A report that is larger is looked at by other means than a page.</summary>
    private const int ReportMaxBytes = 4 * 1024 * 1024;

    /// <summary>The page of an item shows no more.</summary>
    internal const long PositionsMax = 200;

    public async Task<(Dossier? Dossier, IReadOnlyList<Problem> Problems)> ReadAsync(
        string @case, string item, bool withRestricted, string? asOf = null)
    {
        var told = await desk.AskAsync(by => new Show
        {
            By = by, What = item, Case = @case, WithRestricted = withRestricted, AsOf = asOf,
        });
        if (told.Result is not { } result || (string?)result["kind"] != "item") return (null, told.Problems);
        var outputs = new Dictionary<Hash32, string>();
        foreach (var one in result["examinations"]!.AsArray())
        {
            if (Hash32.TryParseHex((string?)one?["output"], out var sha256))
                outputs[sha256] = (string?)one!["examination"] ?? "";
        }

        // A small item is held against its digest each time somebody opens its page; of a large one the page
        // knows that it is there.
        IReadOnlyList<Hash32> all = Hash32.TryParseHex((string?)result["item"]?["sha256"], out var own)
            ? [own, .. outputs.Keys]
            : [.. outputs.Keys];
        var wanted = new BytesWanted(@case, item, withRestricted, all);
        var (bytes, problems) = await media.ReadAsync(wanted, ReportMaxBytes);
        var reports = new Dictionary<string, JsonObject>();
        foreach (var (sha256, report) in bytes)
        {
            if (outputs.TryGetValue(sha256, out var name) && Parse(report) is { } document)
                reports[name] = document;
        }

        var positions = await desk.AskAsync(by => new ListPositions
        {
            By = by, Case = @case, Item = item, WithRestricted = withRestricted, Limit = PositionsMax,
        });
        return (new Dossier(result, reports, positions.Rows), [.. told.Problems, .. problems]);
    }

    private static JsonObject? Parse(byte[] report)
    {
        try
        {
            return JsonNode.Parse(report) as JsonObject;
        }
        catch (JsonException)
        {
            // Its digest is right, so that it is what was recorded; nothing of it can be shown.
            return null;
        }
    }
}
