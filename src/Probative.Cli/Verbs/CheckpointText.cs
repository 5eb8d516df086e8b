using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>The last lines of every command that recorded something.</summary>
internal static class CheckpointText
{
    public static void Print(Page page, JsonObject result)
    {
        if (result["checkpoint"] is not JsonObject checkpoint) return;
        var size = Page.Count((long)checkpoint["size"]!, "fact");
        page.Line($"Signed checkpoint: {size}. {(string?)checkpoint["note"]}");
    }
}
