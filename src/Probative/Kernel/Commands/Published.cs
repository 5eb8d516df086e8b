using System.Text.Json.Nodes;
using Probative.Kernel.Vault;

namespace Probative.Kernel.Commands;

/// <summary>
/// How a command that recorded something tells what was published, and what that does not show.
/// </summary>
public static class Published
{
    /// <summary>
    /// Said wherever a checkpoint is told, until something outside saw one: without it a record could have
    /// been made on any day.
    /// </summary>
    public const string NoOutsideTime = "No outside time for this checkpoint yet.";

    public static JsonObject ToJson(IVault vault)
    {
        var (checkpoint, _) = vault.Log.Latest();
        return new JsonObject
        {
            ["origin"] = checkpoint.Origin,
            ["size"] = checkpoint.Size,
            ["root"] = checkpoint.Root.ToHex(),
            ["outside_time"] = null,
            ["note"] = NoOutsideTime,
        };
    }
}
