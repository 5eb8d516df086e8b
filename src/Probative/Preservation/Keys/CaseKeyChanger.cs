using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;

namespace Probative.Preservation.Keys;

/// <summary>
/// Brings a case under a new key by the way of a destruction that destroys nothing: the same steps, and the
/// same recovery after a crash.
/// </summary>
public sealed class CaseKeyChanger(IVault vault) : ICommandHandler<ChangeCaseKey>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ChangeCaseKey command, CancellationToken ct) =>
        Answer.StreamAsync(ChangeAsync(command, ct));

    private async Task<Answer> ChangeAsync(ChangeCaseKey command, CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return Answer.Refused(found.ToProblem(command.Case)!);
        var fact = new KeyChanged { Purpose = "case" };
        var order = new DestructionOrder
        {
            Case = standing.Id,
            Actor = standing.Pseudonym,
            Tombstones = _ => [fact],
        };
        var recorded = await vault.Ledger.DestroyAsync(order, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["index"] = recorded[0].Index,
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(fact.Type, recorded[0]));
    }
}
