using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Verification.Grades;

namespace Probative.Cli.Verbs;

/// <summary>`grade`: how somebody grades a claim or a source, one scale at a time.</summary>
internal sealed class GradeVerb : IVerb
{
    private const string Example =
        "probative grade list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("grade", "Grades of claims and sources: never averaged, never an order.")
        {
            DefineSet(table),
            DefineList(table),
        },
        Example);

    private static Command DefineSet(VerbTable table)
    {
        var about = new Argument<string>("REFERENCE")
        {
            Description = "claim:ID or source:ID; the first four digits are enough.",
        };
        var @case = CaseOption.Optional("Look for it in this case alone.");
        var scheme = Required(
            "--scheme", "NAME", $"One of: {string.Join(", ", GradeSchemes.All.Select(one => one.Name))}.");
        var scale = Required("--scale", "NAME", "source or information: each is set by itself.");
        var grade = Required("--grade", "VALUE", $"A value of the scale, or \"{GradeSchemes.NotJudged}\".");
        var date = new Option<string?>("--date")
        {
            Description = "The day that it is of: an EDTF date. Today otherwise.", HelpName = "DATE",
        };
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("set", "Grade a claim or a source on one scale; earlier grades stay on the record.")
            {
                about, scheme, scale, grade, date, reason, @case,
            },
            """
            probative grade set claim:CLAIM --vault my-vault --as "Ira Karst" \
              --scheme admiralty --scale information --grade 3 --reason "Said once, by a resident unnamed"
            """,
            session => session.RunAsync(new Work<SetGrade>
            {
                Command = by => new SetGrade
                {
                    By = by,
                    About = session.Parsed.GetRequiredValue(about),
                    Case = session.Parsed.GetValue(@case),
                    Scheme = session.Parsed.GetRequiredValue(scheme),
                    Scale = session.Parsed.GetRequiredValue(scale),
                    Grade = session.Parsed.GetRequiredValue(grade),
                    Date = session.Parsed.GetValue(date),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = (page, result, _) =>
                {
                    Print(page, result["grade"]!.AsObject());
                    CheckpointText.Print(page, result);
                },
            }));
    }

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional("Only the grades of this case.");
        var about = new Option<string?>("--about")
        {
            Description = "Only those of this claim or source, and on which scales it has none.",
            HelpName = "REFERENCE",
        };
        var all = new Option<bool>("--all") { Description = "Also those that a later one replaced." };
        var asOf = AsOfOption.Create();
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show grades, in the order in which they were given.")
            {
                @case, about, all, asOf, restricted, limit,
            },
            Example,
            session => session.RunAsync(new Work<ListGrades>
            {
                Command = by => new ListGrades
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    About = session.Parsed.GetValue(about),
                    WithReplaced = session.Parsed.GetValue(all),
                    AsOf = session.Parsed.GetValue(asOf),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintList,
            }));
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows) Print(page, row);
        if (result["not_judged"] is JsonArray scales)
        {
            foreach (var one in scales.OfType<JsonObject>())
                page.Line($"{(string?)one["scheme"]}, {(string?)one["scale"]}: not judged");
        }

        page.Line($"{Page.Count((long)result["count"]!, "grade")}.");
        if (RestrictedOption.LeftOut(result, "grade") is { } leftOut) page.Line(leftOut);
    }

    private static void Print(Page page, JsonObject grade)
    {
        page.Line(
            $"{(string?)grade["about"]}  {(string?)grade["scheme"]}, {(string?)grade["scale"]}: "
            + $"{(string?)grade["grade"] ?? "destroyed"}");
        if ((string?)grade["means"] is { } means) page.Field("means", means);
        page.Field("of", (string?)grade["date"]);
        page.Field("because", (string?)grade["reason"] ?? "destroyed");
        page.Field("by", (string?)grade["actor"]);
        if (grade["replaced_at_index"] is { } index)
            page.Field("replaced", $"by the fact with log index {index}");
    }

    private static Option<string> Required(string name, string what, string description) =>
        new(name) { Description = description, HelpName = what, Required = true };
}
