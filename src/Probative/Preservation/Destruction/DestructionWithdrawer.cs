using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Preservation.Destruction;

/// <summary>Takes back or refuses a request that nobody has approved.</summary>
public sealed class DestructionWithdrawer(IVault vault) : ICommandHandler<WithdrawDestruction>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(WithdrawDestruction command, CancellationToken ct) =>
        Answer.StreamAsync(WithdrawAsync(command, ct));

    private async Task<Answer> WithdrawAsync(WithdrawDestruction command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } noReason) return Answer.Refused(noReason);
        var sequences = await Sequences.OfAsync(vault, command.By, ct);
        var (found, problem) = await new DestructionRoll(vault, sequences).FindAsync(command.Destruction, ct);
        if (found is null) return Answer.Refused(problem!);
        if (found.State is not DestructionState.Requested)
        {
            return Answer.Refused(new Problem(
                "destruction-decided",
                null,
                $"The request {found.Id} was decided already.",
                "`probative destroy list` shows what came of it."));
        }

        var fact = new DestructionWithdrawn { Destruction = found.Id, Reason = command.Reason };
        var where = await vault.Ledger.AppendAsync(
            found.Case, fact, sequences.PseudonymIn(found.Case)!, CancellationToken.None);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["destruction"] = found.Id.ToString(),
                ["case"] = sequences.StandingIn(found.Case)?.ToJson(),
                ["index"] = where.Index,
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(fact.Type, where));
    }
}
