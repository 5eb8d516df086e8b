using System.CommandLine;
using Probative.Local.Keys;

namespace Probative.Cli.Verbs;

/// <summary>`keys recovery`: another recovery code, for a sheet that was lost or seen.</summary>
internal sealed class RecoveryChange
{
    private readonly Option<string?> _sheet = RecoverySheetOption.Create();

    public Command Define(VerbTable table) => table.Add(
        new Command("recovery", "Make a new recovery code; the old one opens the vault no more.") { _sheet },
        "probative keys recovery --vault my-vault --as \"Ira Karst\"",
        session => session.RunAsync(new Work<ChangeRecovery>
        {
            Command = by => new ChangeRecovery { By = by, Sheet = session.Parsed.GetValue(_sheet) },
            Print = (page, result, _) =>
            {
                page.Line("There is a new recovery code. The old one opens this vault no more.");
                RecoveryText.Print(page, result);
            },
        }));
}
