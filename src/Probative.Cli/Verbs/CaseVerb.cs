using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;

namespace Probative.Cli.Verbs;

/// <summary>`case`: compartments, with their purpose and what allows them.</summary>
internal sealed class CaseVerb : IVerb
{
    private const string DefaultRole = "investigator";

    private const string Example = "probative case list --vault my-vault --as \"Ira Karst\"";

    public Command Define(VerbTable table) => table.AddGroup(Group(table), Example);

    private static Command Group(VerbTable table) => new("case", "Open, join, review and list cases.")
    {
        DefineOpen(table),
        DefineJoin(table),
        DefineReview(table),
        DefineShow(table),
        table.Add(
            new Command("list", "Show your cases."),
            Example,
            session => session.RunAsync(ListWork())),
    };

    /// <summary>Shared with `list cases`.</summary>
    public static Work<ListCases> ListWork() => new()
    {
        Command = by => new ListCases { By = by },
        Print = PrintList,
    };

    private static Command DefineShow(VerbTable table)
    {
        var @case = new Argument<string>("CASE") { Description = "The name or id of the case." };
        var asOf = AsOfOption.Create();
        return table.Add(
            new Command("show", "Show a case, and who acts in it.") { @case, asOf },
            "probative case show \"Harbour Ridge\" --vault my-vault --as \"Ira Karst\"",
            session => session.RunAsync(new Work<ShowCase>
            {
                Command = by => new ShowCase
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    AsOf = session.Parsed.GetValue(asOf),
                },
                Print = PrintShown,
            }));
    }

    private static Command DefineOpen(VerbTable table)
    {
        var name = new Argument<string>("NAME") { Description = "What you call it; sealed in the record." };
        var purpose = Text("--purpose", "What the case is for.");
        var basis = Text("--legal-basis", "What allows it.");
        var review = Text("--review-date", "When somebody looks again whether it may go on: an EDTF date.");
        var role = new Option<string>("--role")
        {
            Description = "Your role in it.",
            DefaultValueFactory = _ => DefaultRole,
        };
        return table.Add(
            new Command("open", "Open a case; whoever opens it has joined it.")
            {
                name, purpose, basis, review, role,
            },
            """
            probative case open "Harbour Ridge" --vault my-vault --as "Ira Karst" \
              --purpose "Training exercise" --legal-basis "Exercise order 7" --review-date 2027-06-30
            """,
            session =>
            {
                List<Problem> missing = [];
                var (why, allowed, again) = (
                    Need(session, purpose, "Purpose", missing),
                    Need(session, basis, "Legal basis", missing),
                    Need(session, review, "Review date (such as 2027-06-30)", missing));
                if (missing.Count > 0) return Task.FromResult(session.Refuse(missing));
                return session.RunAsync(new Work<OpenCase>
                {
                    Command = by => new OpenCase
                    {
                        By = by,
                        CaseName = session.Parsed.GetRequiredValue(name),
                        Purpose = why,
                        LegalBasis = allowed,
                        ReviewDate = again,
                        Role = session.Parsed.GetRequiredValue(role),
                    },
                    Print = PrintOpened,
                });
            });
    }

    private static Command DefineJoin(VerbTable table)
    {
        var @case = new Argument<string>("CASE") { Description = "The name or id of the case." };
        var member = new Option<string>("--member")
        {
            Description = "Who joins: name or id.",
            HelpName = "MEMBER",
            Required = true,
        };
        var role = new Option<string>("--role")
        {
            Description = "The role in it.",
            DefaultValueFactory = _ => DefaultRole,
        };
        return table.Add(
            new Command("join", "Let another member into a case that you have joined.")
            {
                @case, member, role,
            },
            """
            probative case join "Harbour Ridge" --vault my-vault --as "Ira Karst" \
              --member "Ola Nordby" --role analyst
            """,
            session => session.RunAsync(new Work<JoinCase>
            {
                Command = by => new JoinCase
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Member = session.Parsed.GetRequiredValue(member),
                    Role = session.Parsed.GetRequiredValue(role),
                },
                Print = (page, result, _) =>
                {
                    var (member, pseudonym) = ((string?)result["member"], (string?)result["pseudonym"]);
                    page.Line($"{member} has joined, in this case as {pseudonym}.");
                    CheckpointText.Print(page, result);
                },
            }));
    }

    private static Command DefineReview(VerbTable table)
    {
        var @case = new Argument<string>("CASE") { Description = "The name or id of the case." };
        var next = new Option<string>("--next")
        {
            Description = "When somebody looks again: an EDTF date.",
            HelpName = "DATE",
            Required = true,
        };
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("review", "Record that a case was looked at again and goes on.")
            {
                @case, next, reason,
            },
            """
            probative case review "Harbour Ridge" --vault my-vault --as "Ira Karst" \
              --next 2028-06-30 --reason "The exercise was prolonged"
            """,
            session => session.RunAsync(new Work<ReviewCase>
            {
                Command = by => new ReviewCase
                {
                    By = by,
                    Case = session.Parsed.GetRequiredValue(@case),
                    Next = session.Parsed.GetRequiredValue(next),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = (page, result, _) =>
                {
                    page.Line($"Reviewed. The next review is due in {(string?)result["review_date"]}.");
                    CheckpointText.Print(page, result);
                },
            }));
    }

    private static Option<string?> Text(string name, string description) =>
        new(name) { Description = description, HelpName = "TEXT" };

    /// <summary>The option's value, or the person's answer where there is somebody to ask.</summary>
    private static string Need(
        Session session, Option<string?> option, string question, List<Problem> missing)
    {
        if (session.Parsed.GetValue(option) is { } given) return given;
        if (session.Report.MayAsk)
        {
            session.Around.Error.Write($"{question}: ");
            if (Console.ReadLine() is { Length: > 0 } answer) return answer;
        }

        missing.Add(new Problem(
            "missing-value", null, $"A case needs {option.Name}.", $"Give {option.Name} \"...\"."));
        return "";
    }

    private static void PrintOpened(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var @case = result["case"]!.AsObject();
        page.Line($"Opened case {(string?)@case["name"]} ({(string?)@case["id"]}).");
        page.Line($"On its record you are {(string?)result["pseudonym"]}, {(string?)result["role"]}.");
        page.Line("Next: probative add PATH... --case CASE");
        CheckpointText.Print(page, result);
    }

    private static void PrintShown(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        page.Line($"Case {(string?)result["name"]}");
        page.Field("purpose", (string?)result["purpose"]);
        page.Field("legal basis", (string?)result["legal_basis"]);
        page.Field("review date", (string?)result["review_date"]);
        page.Table(
            ["member", "pseudonym", "role", "joined at"],
            [.. result["members"]!.AsArray().Select(member => (string?[])
            [
                (string?)member!["name"],
                (string?)member["pseudonym"],
                (string?)member["role"],
                (string?)member["joined_at"],
            ])]);
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows) => page.Table(
        ["id", "name", "purpose", "legal basis", "review", "you are"],
        [.. rows.Select(row => (string?[])
        [
            (string?)row["id"],
            (string?)row["name"],
            (string?)row["purpose"],
            (string?)row["legal_basis"],
            (string?)row["review_date"],
            (string?)row["pseudonym"],
        ])]);
}
