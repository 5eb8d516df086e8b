using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Preservation.Terms;

/// <summary>
/// Records that consent was withdrawn, and what was decided then. Nothing is destroyed by it: until somebody
/// has decided, the item is due, and no handover takes it along.
/// </summary>
public sealed class ConsentKeeper(IVault vault)
    : ICommandHandler<WithdrawConsent>, ICommandHandler<DecideKeeping>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(WithdrawConsent command, CancellationToken ct) =>
        Answer.StreamAsync(RecordAsync(
            command.Item,
            command.Case,
            command.By,
            command.Reason,
            item => new ConsentWithdrawn { Item = item, Reason = command.Reason },
            (item, consent) => consent is not { IsKept: false } ? null : new Problem(
                "consent-already-withdrawn",
                null,
                $"That the consent for the item {item} was withdrawn is on the record already.",
                "Decide: destroy, restrict, or `probative consent keep ITEM --reason ...`."),
            ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(DecideKeeping command, CancellationToken ct) =>
        Answer.StreamAsync(RecordAsync(
            command.Item,
            command.Case,
            command.By,
            command.Reason,
            item => new KeepingDecided { Item = item, Reason = command.Reason },
            (item, consent) => consent is { IsKept: false } ? null : new Problem(
                "nothing-to-decide",
                null,
                $"No withdrawal of consent for the item {item} waits for a decision.",
                "`probative due` shows what does; `probative consent withdraw ITEM` records one."),
            ct));

    private async Task<Answer> RecordAsync(
        string wanted,
        string? @case,
        MemberId by,
        string reason,
        Func<ItemId, IFact> factOf,
        Func<ItemId, ConsentView?, Problem?> check,
        CancellationToken ct)
    {
        if (Reason.Check(reason) is { } noReason) return Answer.Refused(noReason);
        var found = await new ItemRoll(vault).FindAsync(wanted, @case, by, ct);
        if (found is not ItemFound.One(var item, var standing))
            return Answer.Refused(found.ToProblem(wanted)!);
        if (check(item.Id, await ConsentAsync(item.Id, ct)) is { } problem) return Answer.Refused(problem);
        return await KeepingAct.RecordAsync(vault, new Target(standing, item), [factOf(item.Id)], ct);
    }

    private async Task<ConsentView?> ConsentAsync(ItemId item, CancellationToken ct)
    {
        await using var db = vault.Views.OpenItems();
        return await db.Consents.Current().FirstOrDefaultAsync(row => row.Item == item, ct);
    }
}
