using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Handover.CaseUco;

namespace Probative.Cli.Verbs;

/// <summary>`exchange`: a case in the forms of other programs.</summary>
internal sealed class ExchangeVerb : IVerb
{
    private const string Example =
        """
        probative exchange case-uco case.jsonld --vault my-vault --as "Ira Karst" \
          --case "Harbour Ridge"
        """;

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("exchange", "Write a case in the forms of other programs.") { DefineCaseUco(table) },
        Example.Replace("case.jsonld", "harbour-ridge.jsonld", StringComparison.Ordinal));

    private static Command DefineCaseUco(VerbTable table)
    {
        var file = new Argument<string>("FILE") { Description = "The file to make." };
        var @case = CaseOption.Required();
        var restricted = RestrictedOption.Create();
        return table.Add(
            new Command("case-uco", "Write a case in CASE/UCO (JSON-LD): no handover, and it proves nothing.")
            {
                file, @case, restricted,
            },
            Example,
            session => session.RunAsync(new Work<ExportCaseUco>
            {
                Command = by => new ExportCaseUco
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    To = session.Parsed.GetRequiredValue(file),
                    WithRestricted = session.Parsed.GetValue(restricted),
                },
                Print = Print,
            }));
    }

    private static void Print(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        page.Line($"Written to {(string?)result["written"]}.");
        foreach (var part in (string[])
            ["items", "receipts", "claims", "observations", "findings", "incidents"])
        {
            page.Field(part, (long?)result[part]);
        }

        if (RestrictedOption.LeftOut(result, "item") is { } leftOut) page.Line(leftOut);
        if ((long)result["terms_left_out"]! is > 0 and var bound)
        {
            page.Line($"Left out: {Page.Count(bound, "item")} on whose conditions or consent somebody has to "
                + "decide (`probative condition list`).");
        }

        if ((long)result["of_these_left_out"]! is > 0 and var of)
            page.Line($"Left out: what is said, seen or concluded of them: {Page.Number(of)}.");
        if ((long)result["hidden"]! is > 0 and var hidden)
            page.Line($"Left out until your own opinion is in: {Page.Count(hidden, "finding")}.");
        page.Line("No handover was made, and nothing was recorded.");
    }
}
