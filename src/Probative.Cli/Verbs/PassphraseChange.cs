using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;
using Probative.Local.Keys;

namespace Probative.Cli.Verbs;

/// <summary>`keys passphrase`: another passphrase and another recovery code.</summary>
internal sealed class PassphraseChange
{
    private readonly Option<string?> _new = new Option<string?>("--new-passphrase-file")
    {
        Description =
            $"A file whose first line is the new one (or set {Surroundings.NewPassphraseVariable}).",
        HelpName = "FILE",
    }.MustBeFilled();

    private readonly Option<string?> _sheet = RecoverySheetOption.Create();

    public Command Define(VerbTable table) => table.Add(
        new Command("passphrase", "Change the passphrase; it comes with a new recovery code.")
        {
            _new, _sheet,
        },
        """
        probative keys passphrase --vault my-vault --as "Ira Karst" \
          --new-passphrase-file new-passphrase.txt
        """,
        RunAsync);

    private async Task<int> RunAsync(Session session)
    {
        session.Report.Command = "keys passphrase";
        var (passphrase, problem) = Read(session);
        if (passphrase is null) return session.Refuse(problem!);
        return await session.RunAsync(new Work<ChangeProtection>
        {
            Command = by => new ChangeProtection
            {
                By = by,
                Protection = new KeyProtection.Passphrase(passphrase),
                Sheet = session.Parsed.GetValue(_sheet),
            },
            Print = (page, result, _) => Print(page, result),
        });
    }

    private (string? Passphrase, Problem? Problem) Read(Session session)
    {
        if (session.Parsed.GetValue(_new) is { } file)
        {
            var (line, refusal) = VaultAccess.ReadFirstLine(file);
            return (line, refusal?.Problem);
        }

        if (Surroundings.Variable(Surroundings.NewPassphraseVariable) is { } given) return (given, null);
        if (session.Report.MayAsk && session.Access.Ask("New passphrase: ") is { Length: > 0 } asked)
        {
            return session.Access.Ask("The same again: ") == asked
                ? (asked, null)
                : (null, new Problem(
                    "passphrases-differ", null, "The two passphrases differ.", "Run the command again."));
        }

        return (null, new Problem(
            "no-passphrase",
            null,
            "The new passphrase was not given.",
            $"Give --new-passphrase-file FILE, or set {Surroundings.NewPassphraseVariable}."));
    }

    private static void Print(Page page, JsonObject result)
    {
        page.Line("The passphrase is changed. The old one and the old recovery code open nothing any more.");
        RecoveryText.Print(page, result);
    }
}
