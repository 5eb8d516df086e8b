using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Reading.Corrections;

namespace Probative.Cli.Verbs;

/// <summary>`correct`: put right what was stated; the fact stands, and the history shows both.</summary>
internal sealed class CorrectVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var index = new Argument<long>("INDEX")
        {
            Description = "The log index of the fact, as `probative log` and `probative history` show it.",
        };
        var field = new Argument<string>("FIELD") { Description = "What of it to correct: from, url." };
        var values = new Argument<string[]>("VALUE")
        {
            Description = "What it should have said; several for speakers and hedges.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var reason = new Option<string>("--reason")
        {
            Description = "Why. It is recorded, and leaves with the correction in a handover.",
            HelpName = "TEXT",
            Required = true,
        };
        return table.Add(
            new Command("correct", "Correct what was stated; the old value stays in the history.")
            {
                index, field, values, reason,
            },
            """
            probative correct INDEX from "The harbour office" --vault my-vault --as "Ira Karst" \
              --reason "The volunteer only carried it"
            """,
            session => session.RunAsync(new Work<CorrectField>
            {
                Command = by => new CorrectField
                {
                    By = by,
                    Index = session.Parsed.GetRequiredValue(index),
                    Field = session.Parsed.GetRequiredValue(field),
                    Values = session.Parsed.GetValue(values) ?? [],
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var fact = result["fact"]!;
        var field = (string?)result["field"];
        page.Line($"Corrected {field} of fact {fact["number"]} (log index {fact["index"]}).");
        page.Field("was", CorrectionText.Value(result["was"]));
        page.Field("is now", CorrectionText.Value(result["value"]));
        CheckpointText.Print(page, result);
    }
}
