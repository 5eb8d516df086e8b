using System.Text.Json.Nodes;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;

namespace Probative.Reading.Positions;

/// <summary>
/// A position in the one shape that every command shows it in (docs/spec/json-output.md): where it is only
/// if that may be told.
/// </summary>
internal static class PositionShape
{
    public static JsonObject ToJson(
        ItemId item, string? name, FoundPosition found, PositionReviewView? review, bool withPlace) => new()
    {
        ["item"] = item.ToString(),
        ["name"] = name,
        ["examination"] = found.Examination,
        ["source"] = found.Source,
        ["kind"] = found.Track is null ? "point" : "track",
        ["state"] = review switch
        {
            null => "not reviewed",
            { IsShown: true } => "shown",
            _ => "kept hidden",
        },
        ["latitude"] = withPlace ? found.Latitude : null,
        ["longitude"] = withPlace ? found.Longitude : null,
        ["track"] = withPlace ? found.Track?.ToHex() : null,
        ["reason"] = review?.Reason,
        ["reviewed_at"] = FactJson.Time(review?.RecordedAt),
        ["actor"] = review?.Actor,
        ["index"] = review?.FromIndex,
        ["number"] = review?.Number,
    };
}
