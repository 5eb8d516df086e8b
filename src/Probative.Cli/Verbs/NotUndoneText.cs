using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>The last lines of every change of a key: what it does not undo, and where the log is.</summary>
internal static class NotUndoneText
{
    public static void Print(Page page, JsonObject result)
    {
        page.Line("What this does not undo:");
        foreach (var line in result["not_undone"]!.AsArray()) page.Line($"  - {(string?)line}");
        CheckpointText.Print(page, result);
    }
}
