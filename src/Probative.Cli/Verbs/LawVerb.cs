using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Law;

namespace Probative.Cli.Verbs;

/// <summary>`law`: provisions, and what is laid beside their elements.</summary>
internal sealed class LawVerb : IVerb
{
    private const string Example = "probative law list --vault my-vault --as \"Ira Karst\" --kind crime";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("law", "Show provisions, and lay findings beside their elements.")
        {
            DefineList(table),
            DefineShow(table),
            LawCandidatesVerb.Define(table),
            LawMatrixVerb.DefineMatrix(table),
            LawMatrixVerb.DefineEnter(table),
            LawMatrixVerb.DefineWithdraw(table),
            LawMatrixVerb.DefineConflict(table),
        },
        Example);

    private static Command DefineList(VerbTable table)
    {
        var kind = new Option<string?>("--kind")
        {
            Description = "Only crime, liability, duty, rule or national.", HelpName = "KIND",
        };
        var conflict = new Option<string?>("--conflict")
        {
            Description = "Only what can apply in this type of conflict: IAC or NIAC.", HelpName = "TYPE",
        };
        return table.Add(
            new Command("list", "Show the provisions that the product knows, as paraphrases.")
            {
                kind, conflict,
            },
            Example,
            session => session.RunAsync(new Work<ListProvisions>
            {
                Command = _ => new ListProvisions
                {
                    Kind = session.Parsed.GetValue(kind), Conflict = session.Parsed.GetValue(conflict),
                },
                Print = (page, result, rows) =>
                {
                    foreach (var row in rows) page.Field((string)row["id"]!, LawText.Heading(row));
                    page.Line(LawText.Banner(result));
                },
            }));
    }

    private static Command DefineShow(VerbTable table)
    {
        var provision = new Argument<string>("PROVISION") { Description = "Its id: RS-8-2-a-i." };
        var when = LawText.WhenOption();
        return table.Add(
            new Command("show", "Show one provision: its elements, its versions.") { provision, when },
            "probative law show RS-8-2-b-vi --vault my-vault --as \"Ira Karst\"",
            session => session.RunAsync(new Work<ShowProvision>
            {
                Command = _ => new ShowProvision
                {
                    Provision = session.Parsed.GetRequiredValue(provision),
                    When = session.Parsed.GetValue(when),
                },
                Print = PrintOne,
            }));
    }

    private static void PrintOne(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var provision = result["provision"]!.AsObject();
        page.Line(LawText.Heading(provision));
        if ((string?)provision["text"] is { } text) page.Line($"  {text}");
        foreach (var element in provision["elements"]!.AsArray())
        {
            page.Field($"{element!["n"]} {(string?)element["kind"]}", (string?)element["text"] ?? "");
            if ((string?)element["typical_evidence"] is { } typical) page.Field("typically", typical);
        }

        LawText.PrintVersions(page, provision);
        if ((string?)provision["note"] is { } note) page.Field("note", note);
        page.Line(LawText.Banner(result));
    }
}
