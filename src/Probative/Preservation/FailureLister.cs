using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation;

/// <summary>
/// Lists failures in the order in which they were recorded. Of an intake, one that a later run mended is
/// still listed: it happened. Of examinations those are listed that stand: what was made again replaces them.
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
        var (examinations, leftOut) = await ExaminationsAsync(db, standing.Id, command, ct);
        var count = 0L;
        await foreach (var (_, failure) in InOrderAsync(Intakes(db, standing.Id, command), examinations, ct))
        {
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            yield return new CommandEvent.Row(failure);
        }

        yield return new CommandEvent.Finished(
            Ending.Done,
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["count"] = count,
                ["restricted_left_out"] = leftOut,
            });
    }

    private static IQueryable<FailureView> Intakes(ItemsDb db, CaseId @case, ListFailures command)
    {
        var failures = db.Failures.Current().Where(failure => failure.Case == @case);
        return command.NameHolds is { } name
            ? failures.Where(failure => failure.Name!.Contains(name))
            : failures;
    }

    /// <summary>The failed examinations that stand, and how many of restricted items are left out.</summary>
    private async Task<(Queue<(long Index, JsonObject Row)> Rows, long LeftOut)> ExaminationsAsync(
        ItemsDb items, CaseId @case, ListFailures command, CancellationToken ct)
    {
        var hidden = command.WithRestricted
            ? []
            : (await items.Restrictions.Standing().Select(row => row.Item).ToListAsync(ct)).ToHashSet();
        var names = await items.Items.Current().Where(item => item.Case == @case)
            .ToDictionaryAsync(item => item.Id, item => item.Name, ct);
        await using var db = vault.Views.OpenExaminations();
        var failed = db.Examinations.Current()
            .Where(row => row.Case == @case && row.Outcome == ExaminationShape.FailedWord)
            .OrderBy(row => row.FromIndex);
        var rows = new Queue<(long Index, JsonObject Row)>();
        var leftOut = 0L;
        await foreach (var row in failed.AsAsyncEnumerable().WithCancellation(ct))
        {
            var name = names.GetValueOrDefault(row.Item);
            if (command.NameHolds is { } part && name?.Contains(part, StringComparison.Ordinal) is not true)
                continue;
            if (hidden.Contains(row.Item)) leftOut++;
            else rows.Enqueue((row.FromIndex, ItemShape.ToJson(row, name)));
        }

        return (rows, leftOut);
    }

    private static async IAsyncEnumerable<(long Index, JsonObject Row)> InOrderAsync(
        IQueryable<FailureView> intakes,
        Queue<(long Index, JsonObject Row)> examinations,
        [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (
            var failure in intakes.OrderBy(row => row.FromIndex).AsAsyncEnumerable().WithCancellation(ct))
        {
            while (examinations.TryPeek(out var next) && next.Index < failure.FromIndex)
                yield return examinations.Dequeue();
            yield return (failure.FromIndex, ItemShape.ToJson(failure));
        }

        while (examinations.TryDequeue(out var rest)) yield return rest;
    }
}
