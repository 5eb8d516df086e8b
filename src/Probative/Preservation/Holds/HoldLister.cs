using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Holds;

/// <summary>Lists holds, oldest first; those of cases of others are neither shown nor counted.</summary>
public sealed class HoldLister(IVault vault) : ICommandHandler<ListHolds>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListHolds command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(command.Case, command.By, ct);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        CaseId[] ids = [.. cases.Select(standing => standing.Id)];
        await using var db = vault.Views.OpenKeeping();
        var holds = db.Holds.Current().Where(hold => ids.Contains(hold.Case));
        if (!command.WithReleased) holds = holds.Where(hold => hold.IsActive);
        var count = 0L;
        await foreach (var hold in holds.OrderBy(hold => hold.Index).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            yield return new CommandEvent.Row(
                HoldShape.ToJson(hold, cases.First(standing => standing.Id == hold.Case)));
        }

        yield return new CommandEvent.Finished(Ending.Done, new JsonObject { ["count"] = count });
    }
}
