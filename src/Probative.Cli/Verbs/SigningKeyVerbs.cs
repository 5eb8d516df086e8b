using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Local.Keys;

namespace Probative.Cli.Verbs;

/// <summary>`keys log` and `keys handover`: another key that signs.</summary>
internal static class SigningKeyVerbs
{
    public static Command DefineLog(VerbTable table) => table.Add(
        new Command("log", "Let another key sign the log; the old one vouches for it."),
        "probative keys log --vault my-vault --as \"Ira Karst\"",
        session => session.RunAsync(new Work<ChangeLogKey>
        {
            Command = by => new ChangeLogKey { By = by },
            Print = (page, result, _) => PrintLog(page, result),
        }));

    public static Command DefineHandover(VerbTable table) => table.Add(
        new Command("handover", "Let another key sign handovers and receipts."),
        "probative keys handover --vault my-vault --as \"Ira Karst\"",
        session => session.RunAsync(new Work<ChangeHandoverKey>
        {
            Command = by => new ChangeHandoverKey { By = by },
            Print = (page, result, _) =>
            {
                page.Line($"Handovers have a new key: {(string?)result["key"]}");
                page.Line($"Before it was {(string?)result["old_key"]}");
                NotUndoneText.Print(page, result);
            },
        }));

    private static void PrintLog(Page page, JsonObject result)
    {
        page.Line("The log has a new key. It signs from now on:");
        page.Line((string)result["vkey"]!);
        page.Line($"fingerprint {(string?)result["fingerprint"]}");
        page.Line($"     before {(string?)result["old_fingerprint"]}");
        NotUndoneText.Print(page, result);
    }
}
