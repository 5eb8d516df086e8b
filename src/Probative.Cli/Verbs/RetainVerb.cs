using System.CommandLine;
using Probative.Preservation.Dates;

namespace Probative.Cli.Verbs;

/// <summary>`retain`: until when something is to be kept.</summary>
internal sealed class RetainVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var what = TargetArgument.CaseOrItem();
        var @case = CaseOption.Optional("Look for the item in this case alone.");
        var until = new Option<string>("--until")
        {
            Description = "The day from which it is due for a decision: an EDTF date.",
            HelpName = "DATE",
            Required = true,
        };
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("retain", "Say until when a case or an item is to be kept. Nothing goes by itself.")
            {
                what, @case, until, reason,
            },
            """
            probative retain "Harbour Ridge" --vault my-vault --as "Ira Karst" --until 2032-06 \
              --reason "Five years after the exercise"
            """,
            session => session.RunAsync(new Work<SetRetention>
            {
                Command = by => new SetRetention
                {
                    By = by,
                    What = session.Parsed.GetRequiredValue(what),
                    Case = session.Parsed.GetValue(@case),
                    Until = session.Parsed.GetRequiredValue(until),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = (page, result, _) => KeepingText.PrintDone(
                    page, result, $"To be kept until {session.Parsed.GetRequiredValue(until)}"),
            }));
    }
}
