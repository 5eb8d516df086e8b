using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Reading.Propositions;

namespace Probative.Cli.Verbs;

/// <summary>`claim read`: what a claim says, in parts that compare.</summary>
internal static class ClaimReadVerb
{
    public static Command Define(VerbTable table)
    {
        var claim =
            new Argument<string>("CLAIM") { Description = "The id of a claim, or its first four digits." };
        var @case = CaseOption.Optional("Look for the claim in this case alone.");
        var restricted = RestrictedOption.Create();
        var hedge = new Option<string[]>("--hedge")
        {
            Description = "What a hedge of the claim does: its words, how it hedges, and what.",
            HelpName = "WORDS=CLASS,SCOPE",
            Arity = ArgumentArity.OneOrMore,
        };
        var reason = new Option<string?>("--reason")
        {
            Description = "Why it is read so; wanted when it was read before.", HelpName = "TEXT",
        };
        var parts = new PropositionOptions();
        var command = new Command("read", "Say what a claim says: who, how many, where, when.")
        {
            claim, @case, hedge, reason, restricted,
        };
        parts.AddTo(command);
        return table.Add(
            command,
            """
            probative claim read CLAIM --vault my-vault --as "Ira Karst" --type status \
              --who "the bridge" --time "state=2027-05=in May" --hedge "reportedly=belief,event"
            """,
            session => session.RunAsync(new Work<ReadClaim>
            {
                Command = by => new ReadClaim
                {
                    By = by,
                    Claim = session.Parsed.GetRequiredValue(claim),
                    Case = session.Parsed.GetValue(@case),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Proposition = parts.Read(session.Parsed),
                    Hedges = [.. (session.Parsed.GetValue(hedge) ?? []).Select(Hedge)],
                    Reason = session.Parsed.GetValue(reason),
                },
                Print = Print,
            }));
    }

    private static HedgeReading Hedge(string text)
    {
        var equals = text.LastIndexOf('=');
        if (equals < 0) return new HedgeReading(text, "", "");
        var does = text[(equals + 1)..].Split(',', 2);
        return new HedgeReading(text[..equals], does[0], does.ElementAtOrDefault(1) ?? "");
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        ClaimText.Print(page, result["claim"]!.AsObject());
        CheckpointText.Print(page, result);
    }
}
