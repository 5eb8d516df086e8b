using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Law.Analysis;

namespace Probative.Cli.Verbs;

/// <summary>`law matrix` and what fills it: provisions beside an incident, element by element.</summary>
internal static class LawMatrixVerb
{
    public static Command DefineMatrix(VerbTable table)
    {
        var (incident, @case, accused) = (Incident(), CaseOption.Required(), Accused());
        var provision = new Option<string[]>("--provision")
        {
            Description = "Show this one too; repeat it for alternatives side by side.",
            HelpName = "PROVISION",
            Arity = ArgumentArity.OneOrMore,
        };
        var when = new Option<string?>("--when")
        {
            Description = "The days by which versions of a provision are told; without it, the widest span "
                + "of all event-time hypotheses.",
            HelpName = "EDTF",
        };
        var (csv, html) = (FileOption("--csv", "a table (CSV)"), FileOption("--html", "a page to print"));
        var restricted = RestrictedOption.Create();
        return table.Add(
            new Command("matrix", "Show provisions beside an incident: for, against, gap.")
            {
                incident, @case, accused, provision, when, csv, html, restricted,
            },
            """
            probative law matrix INCIDENT --vault my-vault --as "Ira Karst" --case "Harbour Ridge" \
              --provision RS-8-2-b-ii
            """,
            session => session.RunAsync(new Work<ShowMatrix>
            {
                Command = by => new ShowMatrix
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Incident = session.Parsed.GetRequiredValue(incident),
                    Accused = session.Parsed.GetValue(accused),
                    Provisions = session.Parsed.GetValue(provision) ?? [],
                    When = session.Parsed.GetValue(when),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Csv = session.Parsed.GetValue(csv),
                    Html = session.Parsed.GetValue(html),
                },
                Print = LawMatrixText.Print,
            }));
    }

    public static Command DefineEnter(VerbTable table)
    {
        var (incident, @case, accused) = (Incident(), CaseOption.Required(), Accused());
        var provision = Required("--provision", "PROVISION", "The id of a crime: RS-8-2-a-i.");
        var element = Required(
            "--element", "ELEMENT", "Its number, intent, knowledge, or a mode of liability: RS-28-a.");
        var side = Required("--side", "SIDE", "for, against or gap.");
        var finding = new Option<string?>("--finding")
        {
            Description = "The finding that speaks for it or against it.", HelpName = "finding:ID",
        };
        var text = Required("--text", "TEXT", "Why; of a gap what is missing.");
        return table.Add(
            new Command("enter", "Lay a finding beside an element, or say what is missing.")
            {
                incident, @case, accused, provision, element, side, finding, text,
            },
            """
            probative law enter INCIDENT --vault my-vault --as "Ira Karst" --case "Harbour Ridge" \
              --provision RS-8-2-b-ii --element 2 --side gap --text "Nothing says who used the bridge then"
            """,
            session => session.RunAsync(new Work<EnterAnalysis>
            {
                Command = by => new EnterAnalysis
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Incident = session.Parsed.GetRequiredValue(incident),
                    Accused = session.Parsed.GetValue(accused),
                    Provision = session.Parsed.GetRequiredValue(provision),
                    Element = session.Parsed.GetRequiredValue(element),
                    Side = session.Parsed.GetRequiredValue(side),
                    Finding = session.Parsed.GetValue(finding),
                    Text = session.Parsed.GetRequiredValue(text),
                },
                Print = PrintEntry,
            }));
    }

    public static Command DefineWithdraw(VerbTable table)
    {
        var analysis = new Argument<string>("ENTRY")
        {
            Description = "The id of an entry, or its first four digits, as the matrix shows it.",
        };
        var @case = CaseOption.Required();
        var reason = Required("--reason", "TEXT", "Why it counts no more.");
        return table.Add(
            new Command("withdraw", "Take an entry of a matrix back; it stays on the record.")
            {
                analysis, @case, reason,
            },
            """
            probative law withdraw ENTRY --vault my-vault --as "Ira Karst" --case "Harbour Ridge" \
              --reason "The finding was replaced"
            """,
            session => session.RunAsync(new Work<WithdrawAnalysis>
            {
                Command = by => new WithdrawAnalysis
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Analysis = session.Parsed.GetRequiredValue(analysis),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = PrintEntry,
            }));
    }

    public static Command DefineConflict(VerbTable table)
    {
        var (incident, @case) = (Incident(), CaseOption.Required());
        var type = new Option<string?>("--type")
        {
            Description = "IAC (international) or NIAC; leave it out to unset it: both are shown then.",
            HelpName = "TYPE",
        };
        var reason = Required("--reason", "TEXT", "Why, in counsel's words.");
        return table.Add(
            new Command("conflict", "Set in which type of conflict an incident is looked at.")
            {
                incident, @case, type, reason,
            },
            """
            probative law conflict INCIDENT --vault my-vault --as "Ira Karst" --case "Harbour Ridge" \
              --type IAC --reason "Both sides are states"
            """,
            session => session.RunAsync(new Work<SetConflictType>
            {
                Command = by => new SetConflictType
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Incident = session.Parsed.GetRequiredValue(incident),
                    Conflict = session.Parsed.GetValue(type),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = PrintEntry,
            }));
    }

    private static Argument<string> Incident() => new("INCIDENT")
    {
        Description = "The id of an alleged incident, or its first four digits.",
    };

    private static Option<string?> Accused() => new("--accused")
    {
        Description = "Whom the analysis is about; without it, unknown.", HelpName = "entity:ID",
    };

    private static Option<string?> FileOption(string name, string what) =>
        new(name) { Description = $"Also write it to this file, as {what}.", HelpName = "FILE" };

    private static Option<string> Required(string name, string what, string description) =>
        new(name) { Description = description, HelpName = what, Required = true };

    private static void PrintEntry(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var conflict = (string?)result["conflict"] ?? "not set";
        page.Line((string?)result["analysis"] is { } entry
            ? $"Entry {entry}: recorded."
            : $"Type of conflict of {(string?)result["incident"]}: {conflict}.");
        CheckpointText.Print(page, result);
    }
}
