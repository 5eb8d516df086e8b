using System.CommandLine;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;
using Probative.Kernel.Commands;
using Probative.Preservation.Destruction;

namespace Probative.Cli.Verbs;

/// <summary>`destroy`: one member asks, another approves, and nothing opens it any more.</summary>
internal sealed class DestroyVerb : IVerb
{
    private readonly Argument<string[]> _targets = new("TARGET")
    {
        Description =
            "The id of an item, its first four digits, name:NAME; or INDEX:FIELD for one field of a fact.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _list = new Option<string?>("--list")
    {
        Description = "A file with one more target on each line.",
        HelpName = "FILE",
    }.MustBeFilled();

    private readonly Option<string> _reason = ReasonOption.Create();

    private readonly Option<string?> _case = CaseOption.Optional("Look for the items in this case alone.");

    public Command Define(VerbTable table)
    {
        var destroy = table.Add(
            new Command(
                "destroy", "Ask that items or single fields be destroyed; another member has to approve.")
            {
                _targets, _list, _reason, _case,
            },
            """
            probative destroy ITEM --vault my-vault --as "Ira Karst" \
              --reason "Consent withdrawn on 3 March"
            """,
            RequestAsync);
        foreach (var part in (Command[])[List(table), Withdraw(table), Approve(table)]) destroy.Add(part);
        return destroy;
    }

    private async Task<int> RequestAsync(Session session)
    {
        var targets = session.Parsed.GetValue(_targets) ?? [];
        if (session.Parsed.GetValue(_list) is { } file)
        {
            if (TargetList.TryRead(file, out var problem) is not { } more)
            {
                session.Report.Command = "destroy";
                session.Report.Note(problem!);
                return session.Report.End(Ending.WrongUsage, null, null);
            }

            targets = [.. targets, .. more];
        }

        return await session.RunAsync(new Work<RequestDestruction>
        {
            Command = by => new RequestDestruction
            {
                By = by,
                Targets = targets,
                Case = session.Parsed.GetValue(_case),
                Reason = session.Parsed.GetRequiredValue(_reason),
            },
            Print = PrintRequested,
        });
    }

    private static Command Approve(VerbTable table)
    {
        var request = Request();
        return table.Add(
            new Command("approve", "Approve what another member asked for, and destroy it.") { request },
            "probative destroy approve REQUEST --vault my-vault --as \"Ola Nordby\"",
            session => session.RunAsync(new Work<ApproveDestruction>
            {
                Command = by => new ApproveDestruction
                {
                    By = by,
                    Destruction = session.Parsed.GetRequiredValue(request),
                },
                Print = PrintDestroyed,
            }));
    }

    private static Command Withdraw(VerbTable table)
    {
        var request = Request();
        var reason = ReasonOption.Create();
        return table.Add(
            new Command("withdraw", "Take back or refuse a request that nobody has approved.")
            {
                request, reason,
            },
            """
            probative destroy withdraw REQUEST --vault my-vault --as "Ola Nordby" \
              --reason "The court asked for it"
            """,
            session => session.RunAsync(new Work<WithdrawDestruction>
            {
                Command = by => new WithdrawDestruction
                {
                    By = by,
                    Destruction = session.Parsed.GetRequiredValue(request),
                    Reason = session.Parsed.GetRequiredValue(reason),
                },
                Print = (page, result, _) =>
                {
                    page.Line($"Withdrawn: the request {(string?)result["destruction"]}.");
                    page.Line("Nothing was destroyed.");
                    CheckpointText.Print(page, result);
                },
            }));
    }

    private static Command List(VerbTable table)
    {
        var @case = CaseOption.Optional("Only the requests of this case.");
        var limit = LimitOption.Create();
        return table.Add(
            new Command("list", "Show what was asked to be destroyed, and what came of it.") { @case, limit },
            "probative destroy list --vault my-vault --as \"Ira Karst\"",
            session => session.RunAsync(new Work<ListDestructions>
            {
                Command = by => new ListDestructions
                {
                    By = by,
                    Case = session.Parsed.GetValue(@case),
                    Limit = session.Limit(session.Parsed.GetValue(limit)),
                },
                Print = PrintList,
            }));
    }

    private static Argument<string> Request() =>
        new("REQUEST") { Description = "The id of the request, or its first four digits." };

    private static void PrintRequested(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var targets = Page.Count((long)result["targets"]!, "target");
        page.Line($"Asked to destroy {targets}: request {(string?)result["destruction"]}.");
        page.Line("Nothing is destroyed yet. Another member of the case has to approve:");
        page.Line($"  probative destroy approve {(string?)result["destruction"]} --as NAME");
        CheckpointText.Print(page, result);
    }

    private static void PrintDestroyed(Page page, JsonObject result, IReadOnlyList<JsonObject> rows)
    {
        var items = Page.Count((long)result["items"]!, "item");
        var fields = Page.Count((long)result["fields"]!, "single field");
        page.Line($"Destroyed: {items} and {fields}. The record says so, and verifies as before.");
        page.Line("What this does not destroy:");
        foreach (var line in result["not_destroyed"]!.AsArray()) page.Line($"  - {(string?)line}");
        CheckpointText.Print(page, result);
    }

    private static void PrintList(Page page, JsonObject result, IReadOnlyList<JsonObject> rows) => page.Table(
        ["request", "case", "state", "targets", "asked by", "decided by", "reason"],
        [.. rows.Select(row => (string?[])
        [
            (string?)row["id"],
            (string?)row["case"]?["name"],
            (string?)row["state"],
            row["targets"] is { } targets ? Page.Number((long)targets) : null,
            (string?)row["requested_by"],
            (string?)row["decided_by"],
            (string?)row["reason"],
        ])]);
}
