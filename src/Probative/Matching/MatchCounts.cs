using System.Text.Json.Nodes;

namespace Probative.Matching;

/// <summary>What a run of matching did.</summary>
internal sealed class MatchCounts
{
    public long Items { get; set; }
    public long Matched { get; set; }
    public long Stood { get; set; }
    public long Compared { get; set; }
    public long Proposed { get; set; }
    public long Unreadable { get; set; }

    public JsonObject ToJson() => new()
    {
        ["items"] = Items,
        ["matched"] = Matched,
        ["stood"] = Stood,
        ["compared"] = Compared,
        ["proposed"] = Proposed,
        ["unreadable"] = Unreadable,
    };
}
