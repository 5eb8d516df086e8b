using System.CommandLine;
using Probative.Preservation.Restrictions;

namespace Probative.Cli.Verbs;

/// <summary>`restrict`: keep an item as evidence, and hide it.</summary>
internal sealed class RestrictVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var (item, @case, reason) = (
            TargetArgument.Item(),
            CaseOption.Optional("Look for the item in this case alone."),
            ReasonOption.Create());
        var restrict = new Command("restrict", "Keep an item as evidence, hidden from lists and handovers.")
        {
            item, @case, reason,
        };
        table.Add(
            restrict,
            """
            probative restrict ITEM --vault my-vault --as "Ira Karst" \
              --reason "Shows a bystander who asked not to be seen"
            """,
            session => session.RunAsync(new Work<RestrictItem>
            {
                Command = by => new RestrictItem
                {
                    By = by,
                    Item = session.Parsed.GetRequiredValue(item),
                    Case = session.Parsed.GetValue(@case),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = (page, result, _) => KeepingText.PrintDone(page, result, "Restricted"),
            }));
        restrict.Add(DefineLift(table));
        return restrict;
    }

    private static Command DefineLift(VerbTable table)
    {
        var (item, @case, reason) = (
            TargetArgument.Item(),
            CaseOption.Optional("Look for the item in this case alone."),
            ReasonOption.Create());
        return table.Add(
            new Command("lift", "Show an item again that was restricted.") { item, @case, reason },
            """
            probative restrict lift ITEM --vault my-vault --as "Ira Karst" \
              --reason "The bystander agreed"
            """,
            session => session.RunAsync(new Work<LiftRestriction>
            {
                Command = by => new LiftRestriction
                {
                    By = by,
                    Item = session.Parsed.GetRequiredValue(item),
                    Case = session.Parsed.GetValue(@case),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = (page, result, _) => KeepingText.PrintDone(page, result, "Restriction lifted"),
            }));
    }
}
