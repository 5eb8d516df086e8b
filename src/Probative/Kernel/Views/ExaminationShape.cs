using System.Text.Json.Nodes;
using Probative.Kernel.Facts;
using Probative.Ledger;

namespace Probative.Kernel.Views;

/// <summary>An examination as the JSON that commands answer with, and the bytes that it keeps.</summary>
public static class ExaminationShape
{
    /// <summary>The word of the record for an examination that did not come to its end.</summary>
    public const string FailedWord = "failed";

    public static JsonObject ToJson(ExaminationView row) => new()
    {
        ["examination"] = row.Examination,
        ["outcome"] = row.Outcome,
        ["code"] = row.Code,
        ["message"] = row.Message,
        ["tools"] = row.Tools is { } tools ? JsonNode.Parse(tools) : null,
        ["version"] = row.Version,
        ["procedure"] = row.Procedure?.ToHex(),
        ["sandbox"] = row.Sandbox,
        ["output"] = row.Output?.ToHex(),
        ["derivatives"] = row.Derivatives is { } made ? JsonNode.Parse(made) : null,
        ["recorded_at"] = FactJson.Time(row.RecordedAt),
        ["actor"] = row.Actor,
        ["number"] = row.Number,
        ["index"] = row.FromIndex,
    };

    /// <summary>The digests of everything among the derivatives that this examination made.</summary>
    public static IEnumerable<Hash32> KeptBy(Hash32? output, string? derivatives)
    {
        if (output is { } report) yield return report;
        if (derivatives is null) yield break;
        foreach (var made in JsonNode.Parse(derivatives)!.AsArray())
        {
            if (Hash32.TryParseHex((string?)made?["sha256"], out var sha256)) yield return sha256;
        }
    }
}
