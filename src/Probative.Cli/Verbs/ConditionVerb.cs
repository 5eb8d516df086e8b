using System.CommandLine;
using Probative.Preservation.Terms;

namespace Probative.Cli.Verbs;

/// <summary>`condition`: the conditions under which an item was given.</summary>
internal sealed class ConditionVerb : IVerb
{
    private const string Example = "probative condition list --vault my-vault --as \"Ira Karst\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("condition", "Conditions under which items were given: they block handovers.")
        {
            DefineRelease(table),
            DefineList(table),
        },
        Example);

    private static Command DefineRelease(VerbTable table)
    {
        var (item, @case, reason) = (
            TargetArgument.Item(),
            CaseOption.Optional("Look for the item in this case alone."),
            ReasonOption.Create());
        return table.Add(
            new Command("release", "Record that the conditions stated so far for an item bind no more.")
            {
                item, @case, reason,
            },
            """
            probative condition release ITEM --vault my-vault --as "Ira Karst" \
              --reason "The volunteer agreed to disclosure"
            """,
            session => session.RunAsync(new Work<ReleaseConditions>
            {
                Command = by => new ReleaseConditions
                {
                    By = by,
                    Item = session.Parsed.GetRequiredValue(item),
                    Case = session.Parsed.GetValue(@case),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = (page, result, _) => KeepingText.PrintDone(page, result, "Conditions released"),
            }));
    }

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional("Only the conditions of this case.");
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show the conditions that bind in your cases.") { @case, limit },
            Example,
            session => session.RunAsync(new Work<ListConditions>
            {
                Command = by => new ListConditions
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = (page, _, rows) => page.Table(
                    ["item", "name", "case", "from", "conditions"],
                    [.. rows.Select(row => (string?[])
                    [
                        (string?)row["item"],
                        (string?)row["name"],
                        (string?)row["case"]!["name"],
                        (string?)row["from"],
                        (string?)row["conditions"],
                    ])]),
            }));
    }
}
