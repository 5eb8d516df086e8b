using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Incidents.Hypotheses;

namespace Probative.Cli.Verbs;

/// <summary>`hypothesis`: readings of where and when that compete.</summary>
internal sealed class HypothesisVerb : IVerb
{
    public Command Define(VerbTable table) => table.AddGroup(
        new Command("hypothesis", "Competing readings of where and when; none wins by itself.")
        {
            DefineAdd(table),
            DefineArgue(table),
            DefineDrop(table),
            DefineList(table),
        },
        "probative incident list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"");

    private static Command DefineAdd(VerbTable table)
    {
        var incident = IncidentVerb.Argument();
        var @case = CaseOption.Optional("Look for the incident in this case alone.");
        var of = new Option<string>("--of")
        {
            Description = "place, \"event time\", \"recording time\" or \"upload time\".",
            HelpName = "WHAT",
            Required = true,
        };
        var place = Optional("--place", "place:ID", "A place of the case.");
        var latitude = Optional("--latitude", "DEGREES", "Decimal degrees, north positive.");
        var longitude = Optional("--longitude", "DEGREES", "Decimal degrees, east positive.");
        var radius = new Option<long?>("--radius")
        {
            Description = "How far from there it may be, in metres.", HelpName = "METRES",
        };
        var edtf = Optional("--edtf", "DATE", "When: an EDTF date or interval.");
        var supports = Several("--for", "What speaks for it: claim:ID, observation:ID, finding:ID, item:ID.");
        var opposes = Several("--against", "What speaks against it.");
        var reasons = new Option<string>("--reasons")
        {
            Description = "What it rests on.", HelpName = "TEXT", Required = true,
        };
        return table.Add(
            new Command("add", "Propose a reading of where or when.")
            {
                incident, of, place, latitude, longitude, radius, edtf, supports, opposes, reasons, @case,
            },
            """
            probative hypothesis add INCIDENT --vault my-vault --as "Ira Karst" --of "event time" \
              --edtf 2026-01-27 --for claim:CLAIM --reasons "The report is of Saturday, and names Tuesday"
            """,
            session => session.RunAsync(new Work<ProposeHypothesis>
            {
                Command = by => new ProposeHypothesis
                {
                    By = by,
                    Incident = session.Parsed.GetRequiredValue(incident),
                    Case = session.Parsed.GetValue(@case),
                    Of = session.Parsed.GetRequiredValue(of),
                    Place = session.Parsed.GetValue(place),
                    Latitude = session.Parsed.GetValue(latitude),
                    Longitude = session.Parsed.GetValue(longitude),
                    RadiusMetres = session.Parsed.GetValue(radius),
                    Edtf = session.Parsed.GetValue(edtf),
                    Supports = session.Parsed.GetValue(supports) ?? [],
                    Opposes = session.Parsed.GetValue(opposes) ?? [],
                    Reasons = session.Parsed.GetRequiredValue(reasons),
                },
                Print = PrintOne,
            }));
    }

    private static Command DefineArgue(VerbTable table)
    {
        var hypothesis = Argument();
        var reference = new Argument<string>("REFERENCE")
        {
            Description = "claim:ID, observation:ID, finding:ID or item:ID.",
        };
        var @case = CaseOption.Optional("Look for the hypothesis in this case alone.");
        var against = new Option<bool>("--against")
        {
            Description = "It speaks against the hypothesis; otherwise for it.",
        };
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("argue", "Name something that speaks for a hypothesis, or against it.")
            {
                hypothesis, reference, against, reason, @case,
            },
            """
            probative hypothesis argue HYPOTHESIS claim:CLAIM --vault my-vault --as "Ira Karst" \
              --against --reason "It says on which weekday, and not of which week"
            """,
            session => session.RunAsync(new Work<ArgueHypothesis>
            {
                Command = by => new ArgueHypothesis
                {
                    By = by,
                    Hypothesis = session.Parsed.GetRequiredValue(hypothesis),
                    Case = session.Parsed.GetValue(@case),
                    Reference = session.Parsed.GetRequiredValue(reference),
                    IsAgainst = session.Parsed.GetValue(against),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = PrintOne,
            }));
    }

    private static Command DefineDrop(VerbTable table)
    {
        var hypothesis = Argument();
        var @case = CaseOption.Optional("Look for the hypothesis in this case alone.");
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("drop", "Record that nobody follows a hypothesis any more.")
            {
                hypothesis, reason, @case,
            },
            """
            probative hypothesis drop HYPOTHESIS --vault my-vault --as "Ira Karst" \
              --reason "The harbour office names another day"
            """,
            session => session.RunAsync(new Work<DropHypothesis>
            {
                Command = by => new DropHypothesis
                {
                    By = by,
                    Hypothesis = session.Parsed.GetRequiredValue(hypothesis),
                    Case = session.Parsed.GetValue(@case),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = PrintOne,
            }));
    }

    private static Command DefineList(VerbTable table)
    {
        var incident = IncidentVerb.Argument();
        var @case = CaseOption.Optional("Look for the incident in this case alone.");
        var asOf = AsOfOption.Create();
        var all = new Option<bool>("--all") { Description = "Also those that were dropped." };
        var restricted = RestrictedOption.Create();
        return table.Add(
            new Command("list", "Show the hypotheses about an incident, each question apart.")
            {
                incident, @case, asOf, all, restricted,
            },
            "probative hypothesis list INCIDENT --vault my-vault --as \"Ira Karst\"",
            session => session.RunAsync(new Work<ListHypotheses>
            {
                Command = by => new ListHypotheses
                {
                    By = by,
                    Incident = session.Parsed.GetRequiredValue(incident),
                    Case = session.Parsed.GetValue(@case),
                    AsOf = session.Parsed.GetValue(asOf),
                    WithDropped = session.Parsed.GetValue(all),
                    WithRestricted = session.Parsed.GetValue(restricted),
                },
                Print = (page, result, _) => PrintLists(page, result),
            }));
    }

    private static Argument<string> Argument() =>
        new("HYPOTHESIS") { Description = "The id of a hypothesis, or its first four digits." };

    private static Option<string?> Optional(string name, string what, string description) =>
        new(name) { Description = description, HelpName = what };

    private static Option<string[]> Several(string name, string description) => new(name)
    {
        Description = $"{description} May be repeated.",
        HelpName = "REFERENCE",
        Arity = ArgumentArity.OneOrMore,
    };

    private static void PrintOne(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        HypothesisText.Print(page, result["hypothesis"]!.AsObject());
        CheckpointText.Print(page, result);
    }

    private static void PrintLists(Page page, JsonObject result)
    {
        IncidentText.PrintTime(page, result);
        foreach (var (question, list) in result["hypotheses"]!.AsObject())
        {
            page.Line($"Of the {question.Replace('_', ' ')}:");
            foreach (var one in list!.AsArray().OfType<JsonObject>()) HypothesisText.Print(page, one);
            if (list.AsArray().Count == 0) page.Line("  none");
        }

        if (RestrictedOption.LeftOut(result, "argument") is { } leftOut) page.Line(leftOut);
    }
}
