using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Preservation.Agenda;

namespace Probative.Cli.Verbs;

/// <summary>`task`: who in a case is to do what, and what came of it.</summary>
internal sealed class TaskVerb : IVerb
{
    private const string Example =
        "probative task list --vault my-vault --as \"Ira Karst\" --case \"Harbour Ridge\"";

    public Command Define(VerbTable table) => table.AddGroup(
        new Command("task", "Tasks of a case: what, for whom, by when, and what came of it.")
        {
            DefineAdd(table),
            DefineEnd(table, isDropped: false),
            DefineEnd(table, isDropped: true),
            DefineList(table),
        },
        Example);

    private static Command DefineAdd(VerbTable table)
    {
        var what = TargetArgument.CaseOrItem();
        var @case = CaseOption.Optional("Look for the item in this case alone.");
        var text = new Option<string>("--text")
        {
            Description = "What is to be done. It is recorded, and stays in the house.",
            HelpName = "TEXT",
            Required = true,
        };
        var assignee = new Option<string?>("--for")
        {
            Description = "Who is to do it, of those who joined the case.", HelpName = "NAME",
        };
        var due = new Option<string?>("--due")
        {
            Description = "By when: an EDTF date. `due` tells it from then on.", HelpName = "DATE",
        };
        return table.Add(
            new Command("add", "Record that somebody is to do something.")
            {
                what, text, assignee, due, @case,
            },
            """
            probative task add "Harbour Ridge" --vault my-vault --as "Ira Karst" \
              --text "Ask the harbour office when the bridge was closed" --for "Ira Karst" --due 2028-02-01
            """,
            session => session.RunAsync(new Work<AddTask>
            {
                Command = by => new AddTask
                {
                    By = by,
                    What = session.Parsed.GetRequiredValue(what),
                    Case = session.Parsed.GetValue(@case),
                    Text = session.Parsed.GetRequiredValue(text),
                    For = session.Parsed.GetValue(assignee),
                    Due = session.Parsed.GetValue(due),
                },
                Print = PrintOne,
            }));
    }

    private static Command DefineEnd(VerbTable table, bool isDropped)
    {
        var task = new Argument<string>("TASK")
        {
            Description = "The id of a task, or its first four digits.",
        };
        var reason = new Option<string>("--reason")
        {
            Description = isDropped
                ? "Why nobody does it. It is recorded, and stays in the house."
                : "What came of it. It is recorded, and stays in the house.",
            HelpName = "TEXT",
            Required = true,
        };
        return table.Add(
            isDropped
                ? new Command("drop", "Record that nobody does a task any more, or refuse it.")
                {
                    task, reason,
                }
                : new Command("done", "Record that a task is done.") { task, reason },
            isDropped
                ? """
                probative task drop TASK --vault my-vault --as "Ira Karst" \
                  --reason "The log of the harbour office says it"
                """
                : """
                probative task done TASK --vault my-vault --as "Ira Karst" \
                  --reason "Closed since Monday, says the harbour office"
                """,
            session => session.RunAsync(new Work<EndTask>
            {
                Command = by => new EndTask
                {
                    By = by,
                    Task = session.Parsed.GetRequiredValue(task),
                    IsDropped = isDropped,
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = PrintOne,
            }));
    }

    private static Command DefineList(VerbTable table)
    {
        var @case = CaseOption.Optional("Only the tasks of this case.");
        var item = new Option<string?>("--item")
        {
            Description = "Only the tasks about this item.", HelpName = "ITEM",
        };
        var all = new Option<bool>("--all") { Description = "Also those that were done or dropped." };
        var asOf = AsOfOption.Create();
        var restricted = RestrictedOption.Create();
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show the tasks of your cases.")
            {
                @case, item, all, asOf, restricted, limit,
            },
            Example,
            session => session.RunAsync(new Work<ListTasks>
            {
                Command = by => new ListTasks
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    Item = session.Parsed.GetValue(item),
                    WithEnded = session.Parsed.GetValue(all),
                    AsOf = session.Parsed.GetValue(asOf),
                    WithRestricted = session.Parsed.GetValue(restricted),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintList,
            }));
    }

    private static void PrintOne(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        Print(page, result["task"]!.AsObject());
        CheckpointText.Print(page, result);
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        foreach (var row in rows) Print(page, row);
        page.Line($"{Page.Count((long)result["count"]!, "task")}.");
        if (RestrictedOption.LeftOut(result, "task") is { } leftOut) page.Line(leftOut);
    }

    private static void Print(Page page, JsonObject task)
    {
        page.Line($"Task {(string?)task["id"]}: {(string?)task["text"] ?? "destroyed"}");
        page.Field("for", (string?)task["assignee"] ?? "nobody by name");
        if ((string?)task["due"] is { } due)
            page.Field("due", (bool)task["overdue"]! ? $"{due}, overdue" : due);
        if ((string?)task["item"] is { } item) page.Field("about item", item);
        if ((string?)task["outcome"] is not { } outcome) return;
        page.Field(outcome, (string?)task["end_reason"] ?? "reason destroyed");
        page.Field("by", (string?)task["ended_by"]);
    }
}
