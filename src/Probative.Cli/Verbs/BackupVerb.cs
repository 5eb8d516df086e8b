using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Local.Backups;
using Probative.Local.Backups.Archives;
using Probative.Preservation.Backups;

namespace Probative.Cli.Verbs;

/// <summary>
/// `backup`: a second copy of the vault, brought up to date by each run, and tried by a drill.
/// </summary>
internal sealed class BackupVerb : IVerb
{
    private readonly Argument<string> _to = new Argument<string>("TO")
    {
        Description = "The folder of the backup: new, empty, or one that holds a backup of this vault; "
            + "or, with a recipient, a new age file.",
    }.MustBeFilled();

    private readonly Option<string?> _keys = new Option<string?>("--keys")
    {
        Description =
            "Copy the key file to this path too, outside the backup: without it the backup opens nothing.",
        HelpName = "FILE",
    }.MustBeFilled();

    private readonly Option<string[]> _recipients = new Option<string[]>("--recipient")
    {
        Description = "Write an encrypted age file, for this recipient: age1...",
        HelpName = "RECIPIENT",
    }.MustBeFilled();

    private readonly Option<string[]> _recipientFiles = new Option<string[]>("--recipients-file")
    {
        Description = "The same for the recipients in a file, one a line.",
        HelpName = "FILE",
    }.MustBeFilled();

    private readonly Option<string?> _state = new Option<string?>("--state")
    {
        Description = "List in this file what age files hold: the next with it holds only what is new.",
        HelpName = "FILE",
    }.MustBeFilled();

    public Command Define(VerbTable table)
    {
        var backup = table.Add(
            new Command("backup", "Copy what is new to a backup, also beside a writer. Needs no passphrase.")
            {
                _to, _keys, _recipients, _recipientFiles, _state,
            },
            """
            probative backup my-backup --vault my-vault --keys my-keys.json
            """,
            BackUpAsync);
        backup.Add(BackupIdentity.Define(table));
        backup.Add(Drill(table));
        return backup;
    }

    private async Task<int> BackUpAsync(Session session)
    {
        session.Report.Command = "backup";
        var (request, refusal) = session.Access.Request("backup");
        if (request is null) return session.End(refusal!);
        var recipients = session.Parsed.GetValue(_recipients) ?? [];
        var files = session.Parsed.GetValue(_recipientFiles) ?? [];
        var (to, state) = (session.Parsed.GetRequiredValue(_to), session.Parsed.GetValue(_state));
        var isArchive = recipients.Length > 0 || files.Length > 0 || state is not null
            || to.EndsWith(".age", StringComparison.Ordinal);
        if (!isArchive)
        {
            var command = new MakeBackup
            {
                To = to, Keys = session.Parsed.GetValue(_keys), Tool = Tool.NameAndVersion,
            };
            return await session.RunAsync(command, new BackupMaker(request), PrintMade, request);
        }

        var archive = new MakeArchive
        {
            To = to,
            Recipients = recipients,
            RecipientFiles = files,
            State = state,
            Keys = session.Parsed.GetValue(_keys),
            Tool = Tool.NameAndVersion,
        };
        return await session.RunAsync(archive, new ArchiveMaker(request), PrintArchive, request);
    }

    private static Command Drill(VerbTable table)
    {
        var from = BackupSourceArgument.Create();
        var identity = IdentityOption.Create();
        var keyring = KeyringOption.Create();
        var scratch = new Option<string>("--scratch")
        {
            Description = "Where to restore to meanwhile; it takes as much room as the vault.",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.GetTempPath(),
        }.MustBeFilled();
        return table.Add(
            new Command("drill", "Restore a backup into a scratch folder, check it, and remove it again.")
            {
                from, keyring, identity, scratch,
            },
            "probative backup drill my-backup --keyring my-keys.json",
            async session =>
            {
                session.Report.Command = "backup drill";
                var (secret, refusal) = session.Access.ReadSecret();
                if (secret is null) return session.End(refusal!);
                var command = new DrillBackup
                {
                    From = session.Parsed.GetRequiredValue(from),
                    Identities = session.Parsed.GetValue(identity) ?? [],
                    Keyring = session.Parsed.GetRequiredValue(keyring),
                    Scratch = session.Parsed.GetRequiredValue(scratch),
                };
                return await session.RunAsync(
                    command, new BackupDrill(secret, TimeProvider.System), PrintDrilled);
            });
    }

    private static void PrintMade(Page page, JsonObject result)
    {
        page.Line($"Backed up {(string?)result["vault"]} to {(string?)result["to"]}.");
        page.Field("facts", (long)result["facts"]!);
        page.Field("new facts", (long)result["new_facts"]!);
        page.Field("new files", (long)result["new_files"]!);
        page.Field("new bytes", (long)result["new_bytes"]!);
        if ((long)result["removed_files"]! is > 0 and var removed) page.Field("removed", removed);
        page.Field("key file", (string?)result["keys"] ?? "not copied");
        PrintNotShown(page, result);
    }

    private static void PrintArchive(Page page, JsonObject result)
    {
        page.Line($"Backed up {(string?)result["vault"]} to {(string?)result["to"]}, encrypted.");
        page.Field("holds", (bool)result["whole"]! ? "everything" : "what is new");
        page.Field("facts", (long)result["facts"]!);
        page.Field("new facts", (long)result["new_facts"]!);
        page.Field("new files", (long)result["new_files"]!);
        page.Field("new bytes", (long)result["new_bytes"]!);
        page.Field("file size", (long)result["file_bytes"]!);
        foreach (var recipient in result["recipients"]!.AsArray())
            page.Field("opens for", (string?)recipient);
        if ((string?)result["state"] is { } state) page.Field("state", state);
        page.Field("key file", (string?)result["keys"] ?? "not copied");
        PrintNotShown(page, result);
    }

    private static void PrintDrilled(Page page, JsonObject result)
    {
        page.Line($"Restored {(string?)result["from"]} into a scratch folder, checked it, and removed it.");
        foreach (var count in (ReadOnlySpan<string>)["facts", "files", "bytes", "missing", "damage"])
            page.Field(count, (long?)result[count]);
        page.Field("checkpoint", (long?)result["last_checkpoint"]?["size"]);
        PrintNotShown(page, result);
    }

    private static void PrintNotShown(Page page, JsonObject result)
    {
        page.Line();
        page.Line("What this does not show, and what to think of:");
        foreach (var line in result["not_shown"]!.AsArray()) page.Line($"  - {(string?)line}");
    }
}
