using System.Text.Json.Nodes;
using Probative.Intake.Sources;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;

namespace Probative.Preservation;

/// <summary>Items and what is recorded of them, in the shapes of docs/spec/json-output.md.</summary>
internal static class ItemShape
{
    public static JsonObject ToJson(ItemView item) => new()
    {
        ["id"] = item.Id.ToString(),
        ["name"] = item.Name,
        ["sha256"] = item.Sha256?.ToHex(),
        ["size_bytes"] = item.SizeBytes,
        ["index"] = item.FromIndex,
        ["number"] = item.Number,
        ["recorded_at"] = FactJson.Time(item.RecordedAt),
        ["actor"] = item.Actor,
    };

    public static JsonObject ToJson(AcquisitionView acquisition) => new()
    {
        ["index"] = acquisition.Index,
        ["number"] = acquisition.Number,
        ["name"] = acquisition.Name,
        ["from"] = acquisition.From,
        ["how"] = acquisition.How,
        ["received"] = acquisition.Received,
        ["conditions"] = acquisition.Conditions,
        ["consent"] = acquisition.Consent,
        ["path"] = acquisition.Path,
        ["modified"] = FactJson.Time(acquisition.Modified),
        ["intake"] = acquisition.Intake?.ToString(),
        ["recorded_at"] = FactJson.Time(acquisition.RecordedAt),
        ["actor"] = acquisition.Actor,
    };

    public static JsonObject ToJson(AppearanceView seen) => new()
    {
        ["id"] = seen.Id?.ToString(),
        ["index"] = seen.Index,
        ["number"] = seen.Number,
        ["source"] = seen.Source,
        ["url"] = seen.Url,
        ["time_shown"] = seen.TimeShown,
        ["zone"] = seen.Zone,
        ["seen_by"] = seen.SeenBy,
        ["seen_how"] = seen.SeenHow,
        ["seen"] = seen.Seen,
        ["recorded_at"] = FactJson.Time(seen.RecordedAt),
        ["actor"] = seen.Actor,
    };

    public static JsonObject ToJson(FailureView failure) => new()
    {
        ["index"] = failure.FromIndex,
        ["number"] = failure.Number,
        ["name"] = failure.Name,
        ["code"] = failure.Code,
        ["message"] = failure.Message,
        ["path"] = failure.Path,
        ["intake"] = failure.Intake?.ToString(),
        ["item"] = null,
        ["examination"] = null,
        ["hint"] = SourceFailure.HintOf(failure.Code),
        ["recorded_at"] = FactJson.Time(failure.RecordedAt),
        ["actor"] = failure.Actor,
    };

    /// <summary>A failed examination in the shape of a failure.</summary>
    public static JsonObject ToJson(ExaminationView failed, string? name) => new()
    {
        ["index"] = failed.FromIndex,
        ["number"] = failed.Number,
        ["name"] = name,
        ["code"] = failed.Code,
        ["message"] = failed.Message,
        ["path"] = null,
        ["intake"] = null,
        ["item"] = failed.Item.ToString(),
        ["examination"] = failed.Examination,
        ["hint"] = "`examine --again-failed` tries again what failed; a newer program is tried without it.",
        ["recorded_at"] = FactJson.Time(failed.RecordedAt),
        ["actor"] = failed.Actor,
    };
}
