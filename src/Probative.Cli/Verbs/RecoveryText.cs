using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>How a new recovery code is told.</summary>
internal static class RecoveryText
{
    /// <summary>The code or where it is, and what the change does not undo.</summary>
    public static void Print(Page page, JsonObject result)
    {
        if ((string?)result["recovery_code"] is { } code)
        {
            page.Line($"Recovery code, shown this once: {code}");
            page.Line("Write it on paper and keep it elsewhere.");
        }
        else if ((string?)result["recovery_sheet"] is { } sheet)
        {
            page.Line($"The recovery code is in {sheet}. Print it, then delete the file.");
        }

        NotUndoneText.Print(page, result);
    }
}
