using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Verification.Findings;

namespace Probative.Cli.Verbs;

/// <summary>`finding`: what the house concludes, and who signs it.</summary>
internal sealed class FindingVerb : IVerb
{
    private const string ListExample =
        "probative finding list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("finding", "What the house concludes: our findings, not a court's.")
        {
            FindingDraftVerb.Define(table),
            DefineSign(table),
            FindingOpinionVerbs.DefineAsk(table),
            FindingOpinionVerbs.DefineAnswer(table),
            FindingOpinionVerbs.DefineReview(table),
            FindingOpinionVerbs.DefineResolve(table),
            DefineList(table),
            DefineShow(table),
            DefineWithdraw(table),
        },
        ListExample);

    /// <summary>The same for every verb that is about one finding.</summary>
    public static Argument<string> FindingArgument() => new("FINDING")
    {
        Description = "The id of a finding, or its first four digits.",
    };

    public static void PrintOne(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        if (result["finding"] is JsonObject finding) FindingText.Print(page, finding);
        else page.Line("Recorded. The finding stays hidden: you owe an opinion on another version of it.");
        CheckpointText.Print(page, result);
    }

    private static Command DefineSign(VerbTable table)
    {
        var finding = FindingArgument();
        return table.Add(
            new Command("sign", "Put your name to a finding. From then on it does not change.") { finding },
            "probative finding sign FINDING --vault my-vault --as \"Ira Karst\"",
            session => session.RunAsync(new Work<SignFinding>
            {
                Command = by => new SignFinding
                {
                    By = by, Finding = session.Parsed.GetRequiredValue(finding),
                },
                Print = PrintOne,
            }));
    }

    private static Command DefineWithdraw(VerbTable table)
    {
        var finding = FindingArgument();
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("withdraw", "Record that a finding is not held any more; it stays on the record.")
            {
                finding, reason,
            },
            """
            probative finding withdraw FINDING --vault my-vault --as "Ira Karst" \
              --reason "The report turned out to be of another bridge"
            """,
            session => session.RunAsync(new Work<WithdrawFinding>
            {
                Command = by => new WithdrawFinding
                {
                    By = by,
                    Finding = session.Parsed.GetRequiredValue(finding),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = PrintOne,
            }));
    }

    private static Command DefineShow(VerbTable table)
    {
        var finding = FindingArgument();
        var asOf = AsOfOption.Create();
        var restricted = RestrictedOption.Create();
        return table.Add(
            new Command("show", "Show one finding, with what others say of it beside it.")
            {
                finding, asOf, restricted,
            },
            "probative finding show FINDING --vault my-vault --as \"Ira Karst\"",
            session => session.RunAsync(new Work<ShowFinding>
            {
                Command = by => new ShowFinding
                {
                    By = by,
                    Finding = session.Parsed.GetRequiredValue(finding),
                    AsOf = session.Parsed.GetValue(asOf),
                    WithRestricted = session.Parsed.GetValue(restricted),
                },
                Print = PrintOne,
            }));
    }

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional("Only the findings of this case.");
        var incident = new Option<string?>("--incident")
        {
            Description = "Only those about this alleged incident; needs --case.", HelpName = "INCIDENT",
        };
        var asOf = AsOfOption.Create();
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show the findings of your cases, in the order of the record.")
            {
                @case, incident, asOf, restricted, limit,
            },
            ListExample,
            session => session.RunAsync(new Work<ListFindings>
            {
                Command = by => new ListFindings
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    Incident = session.Parsed.GetValue(incident),
                    AsOf = session.Parsed.GetValue(asOf),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintList,
            }));
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows) FindingText.Print(page, row);
        page.Line($"{Page.Count((long)result["count"]!, "finding")}.");
        if ((long)result["hidden"]! is > 0 and var hidden)
            page.Line($"Hidden until your opinion is in: {Page.Count(hidden, "finding")}.");
        if (RestrictedOption.LeftOut(result, "finding") is { } leftOut) page.Line(leftOut);
    }
}
