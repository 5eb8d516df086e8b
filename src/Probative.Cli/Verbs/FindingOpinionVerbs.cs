using System.CommandLine;
using Probative.Verification.Findings;

namespace Probative.Cli.Verbs;

/// <summary>What a second person says of a finding, and what is decided where they differ.</summary>
internal static class FindingOpinionVerbs
{
    public static Command DefineAsk(VerbTable table)
    {
        var finding = FindingVerb.FindingArgument();
        var who = Required("--for", "NAME", "Who is asked, of those who joined the case.");
        var about = Required("--about", "REFERENCE", "What to look at: item:ID or incident:ID.");
        var question = Required("--question", "TEXT", "The question; see that the answer is not in it.");
        return table.Add(
            new Command("ask-blind", "Ask somebody what they conclude, before they see the finding.")
            {
                finding, who, about, question,
            },
            """
            probative finding ask-blind FINDING --vault my-vault --as "Ira Karst" \
              --for "Ola Nordby" --about item:ITEM --question "On which day was the bridge closed?"
            """,
            session => session.RunAsync(new Work<AskBlindOpinion>
            {
                Command = by => new AskBlindOpinion
                {
                    By = by,
                    Finding = session.Parsed.GetRequiredValue(finding),
                    For = session.Parsed.GetRequiredValue(who),
                    About = session.Parsed.GetRequiredValue(about),
                    Question = session.Parsed.GetRequiredValue(question),
                },
                Print = FindingVerb.PrintOne,
            }));
    }

    public static Command DefineAnswer(VerbTable table)
    {
        var finding = FindingVerb.FindingArgument();
        var answer = Required("--answer", "TEXT", "What you conclude.");
        var words = new ConclusionOptions(kindRequired: true);
        var hadSeen = new Option<bool>("--had-seen")
        {
            Description = "You had seen the finding: recorded, and then the opinion is not blind.",
        };
        return table.Add(
            words.AddTo(
                new Command("answer-blind", "Answer what you were asked; then you see the finding beside it.")
                {
                    finding, answer, hadSeen,
                }),
            """
            probative finding answer-blind FINDING --vault my-vault --as "Ola Nordby" \
              --answer "The report does not say which Tuesday" --kind "could not determine"
            """,
            session => session.RunAsync(new Work<GiveBlindOpinion>
            {
                Command = by => new GiveBlindOpinion
                {
                    By = by,
                    Finding = session.Parsed.GetRequiredValue(finding),
                    Answer = session.Parsed.GetRequiredValue(answer),
                    Kind = session.Parsed.GetRequiredValue(words.Kind)!,
                    Likelihood = session.Parsed.GetValue(words.Likelihood),
                    Confidence = session.Parsed.GetValue(words.Confidence),
                    ConfidenceReason = session.Parsed.GetValue(words.ConfidenceReason),
                    HadSeen = session.Parsed.GetValue(hadSeen),
                },
                Print = FindingVerb.PrintOne,
            }));
    }

    public static Command DefineReview(VerbTable table)
    {
        var finding = FindingVerb.FindingArgument();
        var opinion = Required("--opinion", "WORD", "agree, disagree or \"cannot say\".");
        var text = Required("--text", "TEXT", "Why.");
        return table.Add(
            new Command("review", "Say what you think of a finding that others drafted and signed.")
            {
                finding, opinion, text,
            },
            """
            probative finding review FINDING --vault my-vault --as "Ola Nordby" \
              --opinion disagree --text "One report is no ground for a day"
            """,
            session => session.RunAsync(new Work<ReviewFinding>
            {
                Command = by => new ReviewFinding
                {
                    By = by,
                    Finding = session.Parsed.GetRequiredValue(finding),
                    Opinion = session.Parsed.GetRequiredValue(opinion),
                    Text = session.Parsed.GetRequiredValue(text),
                },
                Print = FindingVerb.PrintOne,
            }));
    }

    public static Command DefineResolve(VerbTable table)
    {
        var finding = FindingVerb.FindingArgument();
        var how = Required(
            "--how", "WORDS", $"One of: {string.Join("; ", DisagreementResolved.Hows)}.");
        var opinions = new Option<long[]>("--opinion")
        {
            Description = "The number in the case of an opinion that this is about; all open ones otherwise.",
            HelpName = "NUMBER",
            Arity = ArgumentArity.OneOrMore,
        };
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("resolve", "Record what was decided where opinions differ; nothing is edited.")
            {
                finding, how, opinions, reason,
            },
            """
            probative finding resolve FINDING --vault my-vault --as "Ira Karst" \
              --how "both stand" --reason "The log of the harbour office is asked for"
            """,
            session => session.RunAsync(new Work<ResolveDisagreement>
            {
                Command = by => new ResolveDisagreement
                {
                    By = by,
                    Finding = session.Parsed.GetRequiredValue(finding),
                    How = session.Parsed.GetRequiredValue(how),
                    Opinions = session.Parsed.GetValue(opinions) ?? [],
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = FindingVerb.PrintOne,
            }));
    }

    private static Option<string> Required(string name, string what, string description) =>
        new(name) { Description = description, HelpName = what, Required = true };
}
