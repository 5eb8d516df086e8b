using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Preservation;

/// <summary>
/// Lists failures as they were recorded. One that a later run mended is still listed: it happened.
/// </summary>
public sealed class FailureLister(IVault vault) : ICommandHandler<ListFailures>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListFailures command, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing))
        {
            foreach (var refused in Answer.Refused(found.ToProblem(command.Case)!).Events())
                yield return refused;
            yield break;
        }

        await using var db = vault.Views.OpenItems();
        var failures = db.Failures.Current().Where(failure => failure.Case == standing.Id);
        if (command.NameHolds is { } name) failures = failures.Where(failure => failure.Name!.Contains(name));
        var count = 0L;
        await foreach (
            var failure in failures.OrderBy(row => row.FromIndex).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            yield return new CommandEvent.Row(ItemShape.ToJson(failure));
        }

        yield return new CommandEvent.Finished(
            Ending.Done, new JsonObject { ["case"] = standing.ToJson(), ["count"] = count });
    }
}
