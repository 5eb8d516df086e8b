using System.CommandLine;
using Probative.Preservation.Terms;

namespace Probative.Cli.Verbs;

/// <summary>`consent`: that it was withdrawn, and what was decided then.</summary>
internal sealed class ConsentVerb : IVerb
{
    private const string Example = """
        probative consent withdraw ITEM --vault my-vault --as "Ira Karst" \
          --reason "The person shown wrote to us"
        """;

    public Command Define(VerbTable table)
    {
        var withdraw = DefineWithdraw(table);
        return table.AddGroup(
            new Command("consent", "Record that consent was withdrawn, and what was decided then.")
            {
                withdraw, DefineKeep(table),
            },
            "probative due --vault my-vault --as \"Ira Karst\"");
    }

    private static Command DefineWithdraw(VerbTable table)
    {
        var (item, @case, reason) = (
            TargetArgument.Item(),
            CaseOption.Optional("Look for the item in this case alone."),
            ReasonOption.Create());
        return table.Add(
            new Command("withdraw", "Record that consent was withdrawn: the item is due for a decision.")
            {
                item, @case, reason,
            },
            Example,
            session => session.RunAsync(new Work<WithdrawConsent>
            {
                Command = by => new WithdrawConsent
                {
                    By = by,
                    Item = session.Parsed.GetRequiredValue(item),
                    Case = session.Parsed.GetValue(@case),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = (page, result, _) =>
                {
                    page.Line("Decide: destroy it, restrict it, or record why it is kept (`consent keep`).");
                    KeepingText.PrintDone(page, result, "Consent withdrawn");
                },
            }));
    }

    private static Command DefineKeep(VerbTable table)
    {
        var (item, @case, reason) = (
            TargetArgument.Item(),
            CaseOption.Optional("Look for the item in this case alone."),
            ReasonOption.Create());
        return table.Add(
            new Command("keep", "Record that an item is kept although consent was withdrawn, on what basis.")
            {
                item, @case, reason,
            },
            """
            probative consent keep ITEM --vault my-vault --as "Ira Karst" \
              --reason "Exercise order 7 obliges us to keep it"
            """,
            session => session.RunAsync(new Work<DecideKeeping>
            {
                Command = by => new DecideKeeping
                {
                    By = by,
                    Item = session.Parsed.GetRequiredValue(item),
                    Case = session.Parsed.GetValue(@case),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = (page, result, _) => KeepingText.PrintDone(page, result, "Kept"),
            }));
    }
}
