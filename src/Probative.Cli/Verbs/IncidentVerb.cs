using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Incidents;

namespace Probative.Cli.Verbs;

/// <summary>`incident`: what is alleged to have happened, and what is said, seen and open of it.</summary>
internal sealed class IncidentVerb : IVerb
{
    private const string Example =
        "probative incident list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("incident", "Alleged incidents: what is said, observed, concluded and open of them.")
        {
            DefineAdd(table),
            DefineShow(table),
            DefineDecide(table),
            DefineList(table),
            IncidentTableVerb.DefineExport(table),
            IncidentTableVerb.DefineImport(table),
        },
        Example);

    /// <summary>The incident that a command is about.</summary>
    public static Argument<string> Argument() =>
        new("INCIDENT") { Description = "The id of an incident, or its first four digits." };

    private static Command DefineAdd(VerbTable table)
    {
        var @case = new Argument<string>("CASE") { Description = "The name or id of a case." };
        var title = Required("--title", "What is alleged, in a line.");
        var according = new Option<string[]>("--according-to")
        {
            Description = "Who says so: claim:ID, source:ID, or words; may be repeated.",
            HelpName = "WHO",
            Required = true,
            Arity = ArgumentArity.OneOrMore,
        };
        var incident = new Option<string?>("--incident")
        {
            Description = "Describe this incident anew, instead of another one.", HelpName = "INCIDENT",
        };
        var reason = new Option<string?>("--reason")
        {
            Description = "Why it is described anew.", HelpName = "TEXT",
        };
        return table.Add(
            new Command("add", "Describe an alleged incident, and according to whom.")
            {
                @case, title, according, incident, reason,
            },
            """
            probative incident add "Harbour Ridge" --vault my-vault --as "Ira Karst" \
              --title "Closing of the bridge at Lower Osk" --according-to claim:CLAIM
            """,
            session => session.RunAsync(new Work<DescribeIncident>
            {
                Command = by => new DescribeIncident
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Title = session.Parsed.GetRequiredValue(title),
                    AccordingTo = session.Parsed.GetRequiredValue(according),
                    Incident = session.Parsed.GetValue(incident),
                    Reason = session.Parsed.GetValue(reason),
                },
                Print = PrintOne,
            }));
    }

    private static Command DefineShow(VerbTable table)
    {
        var incident = Argument();
        var @case = CaseOption.Optional("Look for the incident in this case alone.");
        var asOf = AsOfOption.Create();
        var restricted = RestrictedOption.Create();
        return table.Add(
            new Command("show", "Show what is said, observed, concluded and open of an incident.")
            {
                incident, @case, asOf, restricted,
            },
            "probative incident show INCIDENT --vault my-vault --as \"Ira Karst\"",
            session => session.RunAsync(new Work<ShowIncident>
            {
                Command = by => new ShowIncident
                {
                    By = by,
                    Incident = session.Parsed.GetRequiredValue(incident),
                    Case = session.Parsed.GetValue(@case),
                    AsOf = session.Parsed.GetValue(asOf),
                    WithRestricted = session.Parsed.GetValue(restricted),
                },
                Print = (page, result, _) => IncidentText.PrintAll(page, result),
            }));
    }

    private static Command DefineDecide(VerbTable table)
    {
        var incident = Argument();
        var @case = CaseOption.Optional("Look for the incident in this case alone.");
        var court = Required("--court", "Which court.");
        var citation = Required("--citation", "By which the decision can be found.");
        var date = Required("--date", "When it decided: an EDTF date.", "DATE");
        var final = new Option<bool>("--final")
        {
            Description = "No ordinary appeal is left. Without it the incident stays alleged.",
        };
        var decided = Required("--decided", "What it decided, in words.");
        return table.Add(
            new Command("decide", "Record what a court decided of an incident.")
            {
                incident, court, citation, date, decided, final, @case,
            },
            """
            probative incident decide INCIDENT --vault my-vault --as "Ira Karst" \
              --court "Harbour Court" --citation "HC 12/2028" --date 2028-03-01 \
              --decided "The bridge was closed for repairs"
            """,
            session => session.RunAsync(new Work<DecideIncident>
            {
                Command = by => new DecideIncident
                {
                    By = by,
                    Incident = session.Parsed.GetRequiredValue(incident),
                    Case = session.Parsed.GetValue(@case),
                    Court = session.Parsed.GetRequiredValue(court),
                    Citation = session.Parsed.GetRequiredValue(citation),
                    Date = session.Parsed.GetRequiredValue(date),
                    IsFinal = session.Parsed.GetValue(final),
                    Decided = session.Parsed.GetRequiredValue(decided),
                },
                Print = PrintOne,
            }));
    }

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional("Only the incidents of this case.");
        var find = new Option<string?>("--find")
        {
            Description = "Only those with this text in their title.", HelpName = "TEXT",
        };
        var asOf = AsOfOption.Create();
        var skip = SkipOption.Create();
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show the alleged incidents of your cases.")
            {
                @case, find, asOf, restricted, skip, limit,
            },
            Example,
            session => session.RunAsync(new Work<ListIncidents>
            {
                Command = by => new ListIncidents
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    Find = session.Parsed.GetValue(find),
                    AsOf = session.Parsed.GetValue(asOf),
                    Skip = session.Parsed.GetValue(skip),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintList,
            }));
    }

    private static Option<string> Required(string name, string description, string what = "TEXT") =>
        new(name) { Description = description, HelpName = what, Required = true };

    private static void PrintOne(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        IncidentText.Print(page, result["incident"]!.AsObject());
        CheckpointText.Print(page, result);
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows)
        {
            IncidentText.Print(page, row);
            IncidentText.PrintCounts(page, row["counts"]!.AsObject());
        }

        page.Line($"{Page.Count((long)result["total"]!, "incident")}.");
        if (RestrictedOption.LeftOut(result, "thing") is { } leftOut) page.Line(leftOut);
    }
}
