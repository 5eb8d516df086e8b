using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Output;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;
using Probative.Kernel.Members;
using Probative.Local;
using Probative.Local.Keys;

namespace Probative.Cli.Verbs;

/// <summary>`init`: a new vault and its first member.</summary>
internal sealed class InitVerb : IVerb
{
    /// <summary>
    /// The word that has to be given, so that nobody ends up without a passphrase by a slip.
    /// </summary>
    private const string Understood = "understood";

    private readonly Argument<string?> _folder = new("DIR")
    {
        Description = "The folder of the new vault; it must be new or empty.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _member = new("--member")
    {
        Description = "The name of the first member: you.",
        HelpName = "NAME",
        Required = true,
    };

    private readonly Option<string?> _origin = new("--origin")
    {
        Description = "The name of the log, which nobody else uses (default: drawn at random).",
        HelpName = "NAME",
    };

    private readonly Option<string?> _noPassphrase = new("--no-passphrase")
    {
        Description =
            "Protect the keys by file mode alone; the record says so. Give the word \"understood\": "
            + "whoever copies the folder can then read everything.",
        HelpName = Understood,
    };

    private readonly Option<string?> _recoverySheet = RecoverySheetOption.Create();

    public Command Define(VerbTable table) => table.Add(
        new Command("init", "Make a vault, and its first member.")
        {
            _folder, _member, _origin, _noPassphrase, _recoverySheet,
        },
        "probative init my-vault --member \"Ira Karst\" --no-passphrase understood",
        RunAsync);

    private async Task<int> RunAsync(Session session)
    {
        var (request, problem) = ReadRequest(session);
        if (request is null) return session.Refuse(problem!);

        var (sheet, unwritable) = RecoverySheet.Reserve(session.Parsed.GetValue(_recoverySheet));
        if (unwritable is not null) return session.Refuse(unwritable);
        using (sheet)
        {
            switch (await LocalVault.CreateAsync(request, session.Interrupt))
            {
                case CreationOutcome.Refused(var refusal):
                    session.Report.Note(refusal.Problem);
                    return session.Report.End(refusal.Ending, null, null);
                case CreationOutcome.Created(var vault, var recovery):
                    await using (vault)
                    {
                        if (recovery is not null)
                            sheet?.Write(recovery, request.Directory, vault.Log.Vkey.Fingerprint);
                        return await IntroduceAsync(session, request, vault, recovery, sheet);
                    }

                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private async Task<int> IntroduceAsync(
        Session session,
        CreationRequest request,
        LocalVault vault,
        RecoveryCode? recovery,
        RecoverySheet? sheet)
    {
        var (ending, result) = (Ending.Done, new JsonObject());
        var add = new AddMember { By = null, MemberName = session.Parsed.GetRequiredValue(_member) };
        await foreach (var happened in new MemberAdder(vault).RunAsync(add, session.Interrupt))
        {
            if (happened is CommandEvent.Noted(var problem)) session.Report.Note(problem);
            if (happened is CommandEvent.Finished(var ended, var added))
                (ending, result["member"]) = (ended, added?["member"]?.DeepClone());
        }

        if (vault.NotRemembered is { } forgotten) session.Report.Note(forgotten);
        result["vault"] = Path.GetFullPath(request.Directory);
        result["origin"] = vault.Log.Vkey.Name;
        result["vkey"] = vault.Log.Vkey.Line;
        result["fingerprint"] = vault.Log.Vkey.Fingerprint;
        result["key_protection"] =
            request.Protection is KeyProtection.Passphrase ? "passphrase" : "file mode only";
        result["recovery_code"] = sheet is null ? recovery?.ToString() : null;
        result["recovery_sheet"] = recovery is null ? null : sheet?.Path;
        result["checkpoint"] = Published.ToJson(vault);
        return session.Report.End(ending, result, page => Print(page, Reread.Of(result)));
    }

    private (CreationRequest? Request, Problem? Problem) ReadRequest(Session session)
    {
        var given = session.Parsed.GetValue(_folder) is { Length: > 0 } argument ? argument : null;
        if (given is not null && session.Access.FolderOfOption is { } other && !IsSame(given, other))
        {
            return (null, new Problem(
                "two-vaults", given, "Two folders were named: this one, and another with --vault.",
                "Give one of them."));
        }

        if ((given ?? session.Access.Folder) is not { } folder)
        {
            return (null, new Problem(
                "no-vault",
                null,
                "It was not said where the vault shall be.",
                "probative init DIR --member NAME"));
        }

        if (string.IsNullOrWhiteSpace(session.Parsed.GetRequiredValue(_member)))
            return (null, new Problem("bad-value", null, "A member needs a name.", "Give --member NAME."));

        var (protection, problem) = ReadProtection(session);
        return protection is null
            ? (null, problem)
            : (new CreationRequest
            {
                Directory = folder,
                Protection = protection,
                Origin = session.Parsed.GetValue(_origin),
                Tool = Tool.NameAndVersion,
                Memory = Surroundings.StateFolder,
            }, null);
    }

    private static bool IsSame(string one, string other) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(one))
        == Path.TrimEndingDirectorySeparator(Path.GetFullPath(other));

    private (KeyProtection? Protection, Problem? Problem) ReadProtection(Session session)
    {
        if (session.Parsed.GetValue(_noPassphrase) is { } word)
        {
            return word == Understood
                ? (new KeyProtection.FileModeOnly(), null)
                : (null, new Problem(
                    "not-understood",
                    null,
                    "Without a passphrase, whoever copies the folder can read everything in it.",
                    $"Give --no-passphrase {Understood} if that is meant, or a passphrase."));
        }

        var (given, refusal) = session.Access.ReadPassphrase();
        if (refusal is not null) return (null, refusal.Problem);
        if (given is null && session.Report.MayAsk)
        {
            given = session.Access.Ask("New passphrase: ");
            if (given is { Length: > 0 } && session.Access.Ask("The same again: ") != given)
            {
                return (null, new Problem(
                    "passphrases-differ", null, "The two passphrases differ.", "Run the command again."));
            }
        }

        return given is { Length: > 0 }
            ? (new KeyProtection.Passphrase(given), null)
            : (null, new Problem(
                "no-passphrase",
                null,
                "A vault needs a passphrase.",
                $"Give --passphrase-file FILE, set {Surroundings.PassphraseVariable}, or insist on none: "
                    + $"--no-passphrase {Understood}."));
    }

    private static void Print(Page page, JsonObject result)
    {
        page.Line($"Made a vault in {(string?)result["vault"]}.");
        page.Field("log", (string?)result["origin"]);
        page.Field("fingerprint", (string?)result["fingerprint"]);
        page.Line("Publish the fingerprint where others find it without you: it tells your log from others.");
        if ((string?)result["recovery_code"] is { } code)
        {
            page.Line();
            page.Line($"Recovery code, shown this once: {code}");
            page.Line(
                "Write it on paper and keep it elsewhere. It opens the vault when the passphrase is lost.");
        }
        else if ((string?)result["recovery_sheet"] is { } sheet)
        {
            page.Line($"The recovery code is in {sheet}. Print it, then delete the file.");
        }
        else
        {
            page.Line("The keys are protected by the mode of their file alone, and the record says so.");
        }

        page.Line();
        page.Line($"First member: {(string?)result["member"]?["name"]}.");
        page.Line("Next: probative case open NAME --purpose TEXT --legal-basis TEXT --review-date DATE");
        CheckpointText.Print(page, result);
    }
}
