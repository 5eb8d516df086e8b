using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Terms;

/// <summary>Lists the conditions that bind, in the order of the receipts that stated them.</summary>
public sealed class ConditionLister(IVault vault) : ICommandHandler<ListConditions>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListConditions command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(command.Case, command.By, ct);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        CaseId[] ids = [.. cases.Select(standing => standing.Id)];
        await using var db = vault.Views.OpenItems();
        var binding = ConditionRoll.Binding(db).Where(receipt => ids.Contains(receipt.Case));
        var count = 0L;
        await foreach (
            var receipt in binding.OrderBy(row => row.Index).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            yield return new CommandEvent.Row(
                ToJson(receipt, cases.First(standing => standing.Id == receipt.Case)));
        }

        yield return new CommandEvent.Finished(Ending.Done, new JsonObject { ["count"] = count });
    }

    private static JsonObject ToJson(AcquisitionView receipt, Standing standing) => new()
    {
        ["case"] = standing.ToJson(),
        ["item"] = receipt.Item?.ToString(),
        ["name"] = receipt.Name,
        ["receipt"] = receipt.Number,
        ["from"] = receipt.From,
        ["conditions"] = receipt.Conditions,
    };
}
