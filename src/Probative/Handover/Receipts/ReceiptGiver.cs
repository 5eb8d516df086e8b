using Microsoft.EntityFrameworkCore;
using Probative.Handover.Package;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Preservation;

namespace Probative.Handover.Receipts;

/// <summary>Answers <see cref="GiveReceipt"/>.</summary>
public sealed class ReceiptGiver(IVault vault, IPackageSinks sinks) : ICommandHandler<GiveReceipt>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(GiveReceipt command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(GiveReceipt command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var (standing, item, intake, problem) = await FindAsync(command, ct);
        if (problem is not null)
        {
            tell.Refuse(Ending.WrongUsage, problem);
            return;
        }

        await new ReceiptRun(vault, sinks, standing!, command.Out, tell).RunAsync(item, intake, ct);
    }

    private async Task<(Standing? Standing, ItemId? Item, IntakeId? Intake, Problem? Problem)> FindAsync(
        GiveReceipt command, CancellationToken ct)
    {
        if (command.Intake is not null && !Id.TryParse(command.Intake, out _))
        {
            return (null, null, null, ReceiptProblems.NoIntake(command.Intake));
        }

        IntakeId? intake = Id.TryParse(command.Intake, out var id) ? new IntakeId(id) : null;
        if (command.Item is { } wanted)
        {
            var found = await new ItemRoll(vault).FindAsync(wanted, command.Case, command.By, ct);
            return found is ItemFound.One(var item, var standing)
                ? (standing, item.Id, intake, null)
                : (null, null, null, found.ToProblem(wanted));
        }

        if (intake is not { } whole) return (null, null, null, ReceiptProblems.OfWhat());
        var place = await FindCaseAsync(whole, command.By, ct);
        return (place, null, whole, place is null ? ReceiptProblems.NoIntake(command.Intake!) : null);
    }

    /// <summary>The case of an intake, among those that the member has joined.</summary>
    private async Task<Standing?> FindCaseAsync(IntakeId intake, MemberId member, CancellationToken ct)
    {
        var own = await new CaseRoll(vault).OfAsync(member, ct);
        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenItems();
        var row = await db.Intakes.Current().FirstOrDefaultAsync(view => view.Id == intake, ct);
        return row is null ? null : own.FirstOrDefault(standing => standing.Id == row.Case);
    }
}
