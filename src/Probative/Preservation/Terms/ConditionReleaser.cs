using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Preservation.Terms;

/// <summary>
/// Releases conditions: one fact for each receipt of the item whose conditions bind, so that what is stated
/// later binds anew.
/// </summary>
public sealed class ConditionReleaser(IVault vault) : ICommandHandler<ReleaseConditions>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ReleaseConditions command, CancellationToken ct) =>
        Answer.StreamAsync(ReleaseAsync(command, ct));

    private async Task<Answer> ReleaseAsync(ReleaseConditions command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } problem) return Answer.Refused(problem);
        var found = await new ItemRoll(vault).FindAsync(command.Item, command.Case, command.By, ct);
        if (found is not ItemFound.One(var item, var standing))
            return Answer.Refused(found.ToProblem(command.Item)!);
        var binding = await new ConditionRoll(vault).BindingAsync(item.Id, ct);
        if (binding.Count == 0)
        {
            return Answer.Refused(new Problem(
                "no-conditions",
                null,
                $"No conditions bind the item {item.Id}.",
                "There is nothing to do; `probative show ITEM` shows what was stated."));
        }

        return await KeepingAct.RecordAsync(
            vault,
            new Target(standing, item),
            [.. binding.Select(receipt => new ConditionReleased
            {
                Item = item.Id,
                Receipt = receipt.Number,
                Conditions = receipt.Conditions!,
                Reason = command.Reason,
            })],
            ct);
    }
}
