using System.CommandLine;
using Probative.Preservation.Keys;

namespace Probative.Cli.Verbs;

/// <summary>`keys`: other keys in the place of those that may be known to somebody.</summary>
internal sealed class KeysVerb : IVerb
{
    private const string Example =
        "probative keys case \"Harbour Ridge\" --vault my-vault --as \"Ira Karst\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("keys", "Change the passphrase, the recovery code, the key of a case, or one that signs.")
        {
            new PassphraseChange().Define(table),
            new RecoveryChange().Define(table),
            DefineCase(table),
            SigningKeyVerbs.DefineLog(table),
            SigningKeyVerbs.DefineHandover(table),
        },
        Example);

    private static Command DefineCase(VerbTable table)
    {
        var @case = new Argument<string>("CASE") { Description = "The name or id of the case." };
        return table.Add(
            new Command("case", "Bring a case under a new key: old copies of the key file open it no more.")
            {
                @case,
            },
            Example,
            session => session.RunAsync(new Work<ChangeCaseKey>
            {
                Command = by => new ChangeCaseKey { By = by, Case = session.Parsed.GetRequiredValue(@case) },
                Print = (page, result, _) =>
                {
                    page.Line($"Case {(string?)result["case"]!["name"]} has a new key.");
                    page.Line("Older copies of the database still open by copies of the key file of then.");
                    CheckpointText.Print(page, result);
                },
            }));
    }
}
