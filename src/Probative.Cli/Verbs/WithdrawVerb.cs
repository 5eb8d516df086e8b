using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Incidents.Withdrawals;

namespace Probative.Cli.Verbs;

/// <summary>`claim withdraw`: the speaker of a claim took it back.</summary>
internal static class WithdrawVerb
{
    public static Command Define(VerbTable table)
    {
        var claim = new Argument<string>("CLAIM")
        {
            Description = "The id of the claim that is taken back, or its first four digits.",
        };
        var byClaim = new Option<string>("--by-claim")
        {
            Description = "The claim in which its own last speaker takes it back.",
            HelpName = "CLAIM",
            Required = true,
        };
        var @case = CaseOption.Optional("Look for both claims in this case alone.");
        var restricted = RestrictedOption.Create();
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("withdraw", "Record that the speaker of a claim took it back, in another claim.")
            {
                claim, byClaim, @case, restricted, reason,
            },
            """
            probative claim withdraw CLAIM --by-claim RETRACTION --vault my-vault --as "Ira Karst" \
              --reason "The resident says that it was another day"
            """,
            session => session.RunAsync(new Work<WithdrawAttribution>
            {
                Command = by => new WithdrawAttribution
                {
                    By = by,
                    Claim = session.Parsed.GetRequiredValue(claim),
                    ByClaim = session.Parsed.GetRequiredValue(byClaim),
                    Case = session.Parsed.GetValue(@case),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        ClaimText.Print(page, result["claim"]!.AsObject());
        page.Field("withdrawn in", $"claim {(string?)result["withdrawn"]!["by_claim"]}");
        page.Line("It stays on the record, and is listed under what stands against.");
        CheckpointText.Print(page, result);
    }
}
