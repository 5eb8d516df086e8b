using System.Text.Json.Nodes;
using Probative.Kernel.Facts;

namespace Probative.Kernel.Views;

/// <summary>
/// A claim in the one shape that every command shows it in (docs/spec/json-output.md): hedges and polarity
/// are part of it, so that no view can lose them.
/// </summary>
public static class ClaimShape
{
    public static JsonObject ToJson(ClaimView claim) => new()
    {
        ["id"] = claim.Id?.ToString(),
        ["item"] = claim.Item?.ToString(),
        ["index"] = claim.Index,
        ["number"] = claim.Number,
        ["start"] = claim.Start,
        ["end"] = claim.End,
        ["moment"] = MomentShape.IsAtMoment(claim) ? MomentShape.Fill([], claim) : null,
        ["quote"] = claim.Quote,
        ["speakers"] = Texts(claim.Speakers),
        ["hedges"] = Texts(claim.Hedges),
        ["polarity"] = claim.Polarity,
        ["recorded_at"] = FactJson.Time(claim.RecordedAt),
        ["actor"] = claim.Actor,
    };

    /// <summary>Null, not empty, when the field was destroyed: a lost hedge is not a missing hedge.</summary>
    private static JsonArray? Texts(IReadOnlyList<string>? texts) =>
        texts is null ? null : [.. texts.Select(text => JsonValue.Create(text))];
}
