using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;

namespace Probative.Preservation.Destruction;

/// <summary>A request to destroy as the JSON that commands answer with.</summary>
internal static class DestructionShape
{
    /// <summary>What destroying does not reach: said each time, whether anybody asks or not.</summary>
    public static JsonArray NotDestroyed() =>
    [
        "A copy of the key file made before, together with a copy of the database made before, still opens "
            + "the fields; a copy of an item's file is the item. Destroy such copies.",
        "Packages handed over before stay what they are, with whoever has them.",
        "The leaves of the log stay, and with them hashes; so do digests in the manifests of packages that "
            + "were made. Whoever has the bytes can recognise their digest.",
        "What another case holds is not touched.",
        "Files are removed and the database is overwritten; whether the disk keeps old blocks is up to the "
            + "disk. Disk encryption helps.",
    ];

    public static JsonObject ToJson(DestructionView row, Standing? standing) => new()
    {
        ["id"] = row.Id.ToString(),
        ["case"] = standing?.ToJson(),
        ["state"] = StateOf(row.State),
        ["reason"] = row.Reason,
        ["targets"] = row.Targets,
        ["requested_by"] = row.RequestedBy,
        ["requested_at"] = FactJson.Time(row.RequestedAt),
        ["decided_by"] = row.DecidedBy,
        ["decided_at"] = FactJson.Time(row.DecidedAt),
    };

    private static string StateOf(DestructionState state) => state switch
    {
        DestructionState.Requested => "requested",
        DestructionState.Withdrawn => "withdrawn",
        DestructionState.Approved => "approved, not carried out",
        _ => "destroyed",
    };
}
