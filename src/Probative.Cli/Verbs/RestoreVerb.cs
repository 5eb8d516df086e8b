using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Local.Backups;
using Probative.Preservation.Backups;

namespace Probative.Cli.Verbs;

/// <summary>`restore`: a vault again from its backup, and the word that it may go on.</summary>
internal sealed class RestoreVerb : IVerb
{
    private readonly Argument<string[]> _from = BackupSourceArgument.Create();

    private readonly Option<string[]> _identity = IdentityOption.Create();

    private readonly Option<string> _to = new Option<string>("--to")
    {
        Description = "The folder of the restored vault: new or empty.",
        HelpName = "DIR",
        Required = true,
    }.MustBeFilled();

    private readonly Option<string> _keyring = KeyringOption.Create();

    public Command Define(VerbTable table)
    {
        var restore = table.Add(
            new Command("restore", "Make a vault again from a backup. It signs nothing until confirmed.")
            {
                _from, _to, _keyring, _identity,
            },
            "probative restore my-backup --to my-restored-vault --keyring my-keys.json",
            RestoreAsync);
        restore.Add(Confirm(table));
        return restore;
    }

    private async Task<int> RestoreAsync(Session session)
    {
        session.Report.Command = "restore";
        var (secret, refusal) = session.Access.ReadSecret();
        if (secret is null) return session.End(refusal!);
        var command = new RestoreBackup
        {
            From = session.Parsed.GetRequiredValue(_from),
            Identities = session.Parsed.GetValue(_identity) ?? [],
            To = session.Parsed.GetRequiredValue(_to),
            Keyring = session.Parsed.GetRequiredValue(_keyring),
        };
        return await session.RunAsync(command, new VaultRestorer(secret, TimeProvider.System), PrintRestored);
    }

    private static Command Confirm(VerbTable table)
    {
        var checkpoint = new Option<string>("--checkpoint")
        {
            Description = "A file from outside with the last checkpoint that was published, or a receipt.",
            HelpName = "FILE",
            Required = true,
        }.MustBeFilled();
        return table.Add(
            new Command("confirm", "Show a restored vault the last published checkpoint: it signs again.")
            {
                checkpoint,
            },
            "probative restore confirm --checkpoint my-vault/log/checkpoint --vault my-restored-vault",
            async session =>
            {
                session.Report.Command = "restore confirm";
                var (request, refusal) = session.Access.Request("restore confirm");
                if (request is null) return session.End(refusal!);
                var command = new ConfirmRestore { Checkpoint = session.Parsed.GetRequiredValue(checkpoint) };
                return await session.RunAsync(command, new RestoreConfirmer(request), PrintConfirmed);
            });
    }

    private static void PrintRestored(Page page, JsonObject result)
    {
        page.Line($"Restored {(string?)result["from"]} to {(string?)result["vault"]}.");
        page.Field("facts", (long)result["facts"]!);
        page.Field("files", (long)result["files"]!);
        page.Field("bytes", (long)result["bytes"]!);
        page.Field("missing", (long)result["missing"]!);
        page.Line();
        page.Line("It can be read, and signs nothing. What this does not show:");
        foreach (var line in result["not_shown"]!.AsArray()) page.Line($"  - {(string?)line}");
    }

    private static void PrintConfirmed(Page page, JsonObject result)
    {
        page.Line("The restored vault holds all that was shown, and signs again.");
        CheckpointText.Print(page, result);
    }
}
