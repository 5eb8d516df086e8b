using System.Text.Json.Nodes;
using Probative.Handover.Package;
using Probative.Handover.Pages;
using Probative.Handover.Plan;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Handover;

/// <summary>
/// Answers <see cref="PreviewHandover"/>: plans as the handover does, and renders the page that the package
/// would have. What would stop the handover is told, and the preview goes on as far as it can.
/// </summary>
public sealed class HandoverPreviewer(IVault vault) : ICommandHandler<PreviewHandover>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(PreviewHandover command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        return CommandEvents.Of((tell, stop) => RunAsync(command.Wanted, tell, stop), ct);
    }

    private async Task RunAsync(MakeHandover wanted, Action<CommandEvent> tell, CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(wanted.Case, wanted.By, ct);
        if (found is not CaseFound.One(var standing))
        {
            Refuse(tell, Ending.WrongUsage, [found.ToProblem(wanted.Case)!]);
            return;
        }

        if (await HiddenDisclosure.CheckAsync(vault, wanted, standing, ct) is { } hidden)
        {
            Refuse(tell, Ending.WrongUsage, [hidden]);
            return;
        }

        switch (await new Planner(vault, wanted, standing.Id).PlanAsync(ct))
        {
            case PlanOutcome.Refused(var ending, var problems):
                Refuse(tell, ending, problems);
                break;
            case PlanOutcome.Planned(var plan):
                await ShowAsync(wanted, standing, plan, tell, ct);
                break;
        }
    }

    private async Task ShowAsync(
        MakeHandover wanted,
        Standing standing,
        HandoverPlan plan,
        Action<CommandEvent> tell,
        CancellationToken ct)
    {
        var model = new PageModel(plan.Survey);
        await foreach (var ruling in plan.RuleAsync(vault.Ledger, ct))
        {
            plan.Note(ruling);
            model.Add(ruling);
            foreach (var row in WithheldRows(ruling)) tell(new CommandEvent.Row(row));
        }

        plan.Conclude();
        var stops = HandoverProblems.OfPlan(plan, wanted);
        foreach (var problem in stops) tell(new CommandEvent.Noted(problem));
        var bytes = plan.Leaving.Sum(item => item.SizeBytes);
        var anchors = await PackageFrame.AnchorsAsync(vault, plan, tell, ct);
        var now = vault.Clock.GetUtcNow();
        var frame = PackageFrame.Of(wanted, standing, plan, now, bytes, anchors);
        tell(new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["to"] = wanted.To,
            ["purpose"] = wanted.Purpose,
            ["facts"] = plan.Survey.Count + 1,
            ["items"] = (long)plan.Leaving.Count,
            ["item_bytes"] = bytes,
            ["withheld_facts"] = plan.BareFacts,
            ["withheld_fields"] = plan.WithheldFields,
            ["outside_times"] = (long)anchors.Count,
            ["would_be_refused"] = stops.Count > 0,
            ["page"] = IndexPage.Render(frame, model).ToString(),
        }));
    }

    private static IEnumerable<JsonObject> WithheldRows(FactRuling ruling)
    {
        if (ruling.Bare is { } reason) return [Row(ruling, null, reason)];
        return ruling.Fields
            .Where(field => field.Reason is not null)
            .Select(field => Row(ruling, field.Field.Name, field.Reason!));
    }

    private static JsonObject Row(FactRuling ruling, string? field, string reason) => new()
    {
        ["number"] = ruling.Fact.Number,
        ["fact"] = ruling.Fact.Type,
        ["item"] = ruling.Item?.ToString(),
        ["field"] = field,
        ["reason"] = reason,
    };

    private static void Refuse(
        Action<CommandEvent> tell, Ending ending, IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems) tell(new CommandEvent.Noted(problem));
        tell(new CommandEvent.Finished(ending, null));
    }
}
