using System.Text.Json.Nodes;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;

namespace Probative.Incidents.Links;

/// <summary>A link in the shape of docs/spec/json-output.md.</summary>
internal static class LinkShape
{
    public static JsonObject ToJson(LinkView link) => new()
    {
        ["id"] = link.Id.ToString(),
        ["from"] = link.From,
        ["relation"] = link.Relation,
        ["to"] = link.To,
        ["reason"] = link.Reason,
        ["index"] = link.Index,
        ["number"] = link.Number,
        ["recorded_at"] = FactJson.Time(link.RecordedAt),
        ["actor"] = link.Actor,
        ["ended"] = link.EndNumber is { } number
            ? new JsonObject
            {
                ["number"] = number,
                ["reason"] = link.EndReason,
                ["at"] = FactJson.Time(link.EndedAt),
                ["actor"] = link.EndedBy,
            }
            : null,
    };
}
