using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Preservation.Restrictions;

/// <summary>
/// Restricts items, and lifts restrictions. The record of an item is the same before and after.
/// </summary>
public sealed class Restricter(IVault vault) : ICommandHandler<RestrictItem>, ICommandHandler<LiftRestriction>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(RestrictItem command, CancellationToken ct) =>
        Answer.StreamAsync(RestrictAsync(command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(LiftRestriction command, CancellationToken ct) =>
        Answer.StreamAsync(LiftAsync(command, ct));

    private async Task<Answer> RestrictAsync(RestrictItem command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } problem) return Answer.Refused(problem);
        var found = await new ItemRoll(vault).FindAsync(command.Item, command.Case, command.By, ct);
        if (found is not ItemFound.One(var item, var standing))
            return Answer.Refused(found.ToProblem(command.Item)!);
        if (await IsRestrictedAsync(item.Id, ct))
        {
            return Answer.Refused(new Problem(
                "already-restricted",
                null,
                $"The item {item.Id} is restricted already.",
                "There is nothing to do; `probative show ITEM --restricted` tells since when and why."));
        }

        var restricted = new ItemRestricted { Item = item.Id, Reason = command.Reason };
        return await KeepingAct.RecordAsync(vault, new Target(standing, item), [restricted], ct);
    }

    private async Task<Answer> LiftAsync(LiftRestriction command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } problem) return Answer.Refused(problem);
        var found = await new ItemRoll(vault).FindAsync(command.Item, command.Case, command.By, ct);
        if (found is not ItemFound.One(var item, var standing))
            return Answer.Refused(found.ToProblem(command.Item)!);
        if (!await IsRestrictedAsync(item.Id, ct))
        {
            return Answer.Refused(new Problem(
                "not-restricted",
                null,
                $"The item {item.Id} is not restricted.",
                "There is nothing to do."));
        }

        var lifted = new RestrictionLifted { Item = item.Id, Reason = command.Reason };
        return await KeepingAct.RecordAsync(vault, new Target(standing, item), [lifted], ct);
    }

    private async Task<bool> IsRestrictedAsync(ItemId item, CancellationToken ct)
    {
        await using var db = vault.Views.OpenItems();
        return await db.Restrictions.Standing().AnyAsync(row => row.Item == item, ct);
    }
}
