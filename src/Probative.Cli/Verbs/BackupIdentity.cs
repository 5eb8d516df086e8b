using System.CommandLine;
using Probative.Local.Backups.Archives;
using Probative.Preservation.Backups;

namespace Probative.Cli.Verbs;

/// <summary>`backup identity`: a key for backups in age files.</summary>
internal static class BackupIdentity
{
    public static Command Define(VerbTable table)
    {
        var to = new Argument<string>("FILE") { Description = "The new file." }.MustBeFilled();
        return table.Add(
            new Command("identity", "Make a key for encrypted backups. Keep it where no backup is.") { to },
            "probative backup identity my-identity.txt",
            session => session.RunAsync(
                new MakeIdentity { To = session.Parsed.GetRequiredValue(to) },
                new IdentityMaker(TimeProvider.System),
                (page, result) =>
                {
                    page.Line($"Wrote the identity to {(string?)result["to"]}.");
                    page.Line("It opens every backup that is written for its recipient.");
                    page.Field("recipient", (string?)result["recipient"]);
                }));
    }
}
