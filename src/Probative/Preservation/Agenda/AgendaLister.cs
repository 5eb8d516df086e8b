using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Preservation.Agenda;

/// <summary>
/// Lists notes and tasks, each in the order of the log; those of restricted items are left out and counted.
/// </summary>
public sealed class AgendaLister(IVault vault) : ICommandHandler<ListNotes>, ICommandHandler<ListTasks>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListNotes command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (scope, problem) = await AgendaScope.FindAsync(
            vault, command.By, command.Case, command.Item, command.WithRestricted, command.AsOf, ct);
        if (scope is null)
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        var ids = scope.CaseIds;
        await using var db = vault.Views.OpenAgenda();
        var notes = db.Notes.At(scope.Then.SizeAsked).Where(note => ids.Contains(note.Case));
        if (scope.Item is { } item) notes = notes.Where(note => note.Item == item);
        var rows = notes.OrderBy(note => note.FromIndex).AsAsyncEnumerable();
        await foreach (var told in TellAsync(
            rows,
            note => scope.Hides(note.Item),
            note => AgendaShape.ToJson(note, scope.Of(note.Case)),
            command.Limit,
            ct))
        {
            yield return told;
        }
    }

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListTasks command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (scope, problem) = await AgendaScope.FindAsync(
            vault, command.By, command.Case, command.Item, command.WithRestricted, command.AsOf, ct);
        if (scope is null)
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        var ids = scope.CaseIds;
        await using var db = vault.Views.OpenAgenda();
        var tasks = db.Tasks.At(scope.Then.SizeAsked).Where(task => ids.Contains(task.Case));
        if (scope.Item is { } item) tasks = tasks.Where(task => task.Item == item);
        if (!command.WithEnded) tasks = tasks.Where(task => task.Outcome == null);

        // What is open comes first: it is what somebody has to read.
        var rows = tasks.OrderBy(task => task.Outcome != null).ThenBy(task => task.Index).AsAsyncEnumerable();
        var today = EdtfDay.Of(vault.Clock.GetUtcNow());
        await foreach (var told in TellAsync(
            rows,
            task => scope.Hides(task.Item),
            task => AgendaShape.ToJson(task, scope.Of(task.Case), today),
            command.Limit,
            ct))
        {
            yield return told;
        }
    }

    private static async IAsyncEnumerable<CommandEvent> TellAsync<TRow>(
        IAsyncEnumerable<TRow> rows,
        Func<TRow, bool> isHidden,
        Func<TRow, JsonObject> shape,
        long limit,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var (count, leftOut) = (0L, 0L);
        await foreach (var row in rows.WithCancellation(ct))
        {
            if (isHidden(row))
            {
                leftOut++;
                continue;
            }

            // Past the limit only what is left out is still counted.
            if (count > limit) continue;
            if (++count > limit) yield return new CommandEvent.Noted(Limits.Reached(limit));
            else yield return new CommandEvent.Row(shape(row));
        }

        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["count"] = Math.Min(count, limit), ["restricted_left_out"] = leftOut,
        });
    }
}
