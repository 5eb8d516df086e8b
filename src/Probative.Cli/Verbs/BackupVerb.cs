using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Local.Backups;
using Probative.Preservation.Backups;

namespace Probative.Cli.Verbs;

/// <summary>`backup`: a second copy of the vault, brought up to date by each run.</summary>
internal sealed class BackupVerb : IVerb
{
    private readonly Argument<string> _to = new Argument<string>("TO")
    {
        Description = "The folder of the backup: new, empty, or one that holds a backup of this vault.",
    }.MustBeFilled();

    private readonly Option<string?> _keys = new Option<string?>("--keys")
    {
        Description =
            "Copy the key file to this path too, outside the backup: without it the backup opens nothing.",
        HelpName = "FILE",
    }.MustBeFilled();

    public Command Define(VerbTable table) => table.Add(
        new Command("backup", "Copy what is new to a backup, also beside a writer. Needs no passphrase.")
        {
            _to, _keys,
        },
        "probative backup my-backup --vault my-vault --keys my-keys.json",
        RunAsync);

    private async Task<int> RunAsync(Session session)
    {
        session.Report.Command = "backup";
        var (request, refusal) = session.Access.Request("backup");
        if (request is null)
        {
            session.Report.Note(refusal!.Problem);
            return session.Report.End(refusal.Ending, null, null);
        }

        var command = new MakeBackup
        {
            To = session.Parsed.GetRequiredValue(_to),
            Keys = session.Parsed.GetValue(_keys),
            Tool = Tool.NameAndVersion,
        };
        return await session.RunAsync(command, new BackupMaker(request), Print);
    }

    private static void Print(Page page, JsonObject result)
    {
        page.Line($"Backed up {(string?)result["vault"]} to {(string?)result["to"]}.");
        page.Field("facts", (long)result["facts"]!);
        page.Field("new facts", (long)result["new_facts"]!);
        page.Field("new files", (long)result["new_files"]!);
        page.Field("new bytes", (long)result["new_bytes"]!);
        if ((long)result["removed_files"]! is > 0 and var removed) page.Field("removed", removed);
        page.Field("key file", (string?)result["keys"] ?? "not copied");
        page.Line();
        page.Line("What this does not show, and what to think of:");
        foreach (var line in result["not_shown"]!.AsArray()) page.Line($"  - {(string?)line}");
    }
}
