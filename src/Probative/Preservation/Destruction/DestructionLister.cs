using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Destruction;

/// <summary>Lists requests to destroy, oldest first; those of cases of others are not there.</summary>
public sealed class DestructionLister(IVault vault) : ICommandHandler<ListDestructions>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListDestructions command, [EnumeratorCancellation] CancellationToken ct)
    {
        var sequences = await Sequences.OfAsync(vault, command.By, ct);
        CaseId[] cases = [.. sequences.Cases, vault.OwnSequence];
        if (command.Case is { } wanted)
        {
            var found = await new CaseRoll(vault).FindAsync(wanted, command.By, ct);
            if (found is not CaseFound.One(var standing))
            {
                foreach (var refused in Answer.Refused(found.ToProblem(wanted)!).Events())
                    yield return refused;
                yield break;
            }

            cases = [standing.Id];
        }

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenDestructions();
        var count = 0L;
        var rows = db.Destructions.Current()
            .Where(row => cases.Contains(row.Case)).OrderBy(row => row.FromIndex);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            yield return new CommandEvent.Row(DestructionShape.ToJson(row, sequences.StandingIn(row.Case)));
        }

        yield return new CommandEvent.Finished(Ending.Done, new JsonObject { ["count"] = count });
    }
}
