using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Local.Checking;
using Probative.Preservation;

namespace Probative.Cli.Verbs;

/// <summary>`check`: everything in the vault is derived again; nothing is written or repaired.</summary>
internal sealed class CheckVerb : IVerb
{
    public Command Define(VerbTable table) => table.Add(
        new Command(
            "check", "Derive everything in the vault anew, and name what is damaged. Repairs nothing."),
        "probative check --vault my-vault",
        RunAsync);

    private static async Task<int> RunAsync(Session session)
    {
        session.Report.Command = "check";
        switch (session.Access.OpenForCheck())
        {
            case CheckOpening.Refused(var refusal):
                session.Report.Note(refusal.Problem);
                return session.Report.End(refusal.Ending, null, null);
            case CheckOpening.Ready(var checker):
                using (checker)
                {
                    return await session.RunAsync(new CheckVault(), checker, Print);
                }

            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Print(Page page, JsonObject result)
    {
        page.Line($"Checked {(string?)result["vault"]}: log {(string?)result["origin"]}");
        page.Line($"  facts:         {Count(result["facts"])} in {Count(result["cases"])} cases");
        page.Line($"  items:         {Files(result["items"])}");
        page.Line($"  derivatives:   {Files(result["derivatives"])}");
        page.Line($"  log:           {Count(result["log"]?["leaves"])} leaves, every tile and bundle");
        page.Line($"  checkpoint:    {Count(result["checkpoint"]?["size"])} facts");
        page.Line($"  fingerprint:   {(string?)result["fingerprint"]}");
        page.Line((long)result["damage"]! == 0
            ? "No damage was found."
            : $"{Count(result["damage"])} damaged: each is named above. Nothing was changed.");
        page.Line();
        page.Line("What this does not show:");
        foreach (var line in result["not_shown"]!.AsArray()) page.Line($"  - {(string?)line}");
    }

    private static string Files(JsonNode? counts) =>
        counts is null ? "not checked" : $"{Count(counts["files"])} files, {Count(counts["bytes"])} bytes";

    private static string Count(JsonNode? number) => number is null ? "?" : Page.Number((long)number);
}
