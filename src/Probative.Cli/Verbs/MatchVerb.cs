using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Matching;

namespace Probative.Cli.Verbs;

/// <summary>`match`: hold items against each other.</summary>
internal sealed class MatchVerb : IVerb
{
    public Command Define(VerbTable table)
    {
        var item = new Argument<string?>("ITEM")
        {
            Description = "The id of one item, its first four digits, or name:FILE; all items otherwise.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var @case = CaseOption.Optional("Only items of this case.");
        var restricted = RestrictedOption.Create();
        return table.Add(
            new Command("match", "Find possible copies among items, as far as that was not done.")
            {
                item, @case, restricted,
            },
            "probative match --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"",
            session => session.RunAsync(new Work<MatchItems>
            {
                IsLong = true,
                Command = by => new MatchItems
                {
                    By = by,
                    Item = session.Parsed.GetValue(item),
                    Case = session.Parsed.GetValue(@case),
                    WithRestricted = session.Parsed.GetValue(restricted),
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        page.Line(
            $"{Page.Count((long)result["items"]!, "item")} with a print: {result["matched"]} matched, "
            + $"{result["stood"]} stood already; {Page.Count((long)result["compared"]!, "pair")} compared.");
        page.Field("possible copies", (long)result["proposed"]!);
        if ((bool)result["was_interrupted"]!) page.Line("Interrupted: the same command goes on from here.");
        page.Line((string)result["scope"]!);
        CheckpointText.Print(page, result);
    }
}
