using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Preservation.Backups;

namespace Probative.Cli.Verbs;

/// <summary>`repair`: stored bytes that are missing or damaged, from another copy.</summary>
internal sealed class RepairVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var from = new Option<string[]>("--from")
        {
            Description = "The folder of a backup, or of another copy of the vault; or age files.",
            HelpName = "FROM",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        }.MustBeFilled();
        var identity = IdentityOption.Create();
        return table.Add(
            new Command("repair", "Bring files that are missing or damaged back from another copy.")
            {
                from, identity,
            },
            "probative repair --from my-backup --vault my-restored-vault",
            session => session.RunAsync(new Work<RepairItems>
            {
                NeedsMember = false,
                IsLong = true,
                Command = _ => new RepairItems
                {
                    From = session.Parsed.GetRequiredValue(from),
                    Identities = session.Parsed.GetValue(identity) ?? [],
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var (broken, repaired) = ((long)result["broken"]!, (long)result["repaired"]!);
        foreach (var row in rows) page.Line($"{(string?)row["path"]}: {(string?)row["found"]}, brought back");
        page.Line(broken == 0
            ? "Every file is there and sound."
            : $"{Page.Count(broken, "file")} missing or damaged, {Page.Number(repaired)} brought back.");
        CheckpointText.Print(page, result);
    }
}
