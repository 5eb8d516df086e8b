using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Preservation;

namespace Probative.Reading.Observations;

/// <summary>Tells observations as they were recorded: what, by whom, at which moment of which item.</summary>
public sealed class ObservationTeller(IVault vault) : ICommandHandler<ListObservations>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListObservations command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (standing, item, problem) = await new ItemRoll(vault).FindItemOrCaseAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        await using var db = vault.Views.OpenObservations();
        var rows = db.Observations.Current().Where(row => row.Case == standing!.Id);
        if (item is { } only) rows = rows.Where(row => row.Item == only);
        var hidden = await vault.Views.HiddenAsync(standing!.Id, command.WithRestricted, ct);
        var (count, leftOut) = (0L, 0L);
        await foreach (
            var row in rows.OrderBy(row => row.FromIndex).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (row.Item is { } within && hidden.Contains(within))
            {
                leftOut++;
                continue;
            }

            // Past the limit only what is left out is still counted.
            if (count > command.Limit) continue;
            if (++count > command.Limit) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
            else yield return new CommandEvent.Row(ObservationShape.ToJson(row));
        }

        yield return new CommandEvent.Finished(
            Ending.Done,
            new JsonObject
            {
                ["case"] = standing!.ToJson(),
                ["count"] = Math.Min(count, command.Limit),
                ["restricted_left_out"] = leftOut,
            });
    }
}
