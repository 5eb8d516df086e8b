using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Dates;

/// <summary>
/// Lists what is due, the longest overdue first: from the earliest day that its date can mean. It decides
/// nothing and destroys nothing: each row says what a person can do.
/// </summary>
public sealed class DueLister(IVault vault) : ICommandHandler<ListDue>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListDue command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(command.Case, command.By, ct);
        if (command.Until is { } wanted) problem ??= Edtf.Check(wanted);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        // Without a last day (an open interval) everything is due by then.
        var until = command.Until is { } date
            ? EdtfBounds.TryOf(date)!.Value.Latest
            : EdtfDay.Of(vault.Clock.GetUtcNow());
        var due = (await GatherAsync([.. cases.Select(standing => standing.Id)], ct))
            .Where(row => row.From is not { } from || until is not { } end || from <= end)
            .OrderBy(row => row.From)
            .ThenBy(row => row.Index)
            .ToList();
        await using var items = vault.Views.OpenItems();
        var count = 0L;
        foreach (var row in due)
        {
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            var named = row.Item is { } item ? row with { Name = await NameOfAsync(items, item, ct) } : row;
            yield return new CommandEvent.Row(
                named.ToJson(cases.First(standing => standing.Id == row.Case)));
        }

        yield return new CommandEvent.Finished(
            Ending.Done, new JsonObject
            {
                ["count"] = count, ["due"] = due.Count, ["by"] = until?.ToString(),
            });
    }

    private async Task<List<DueRow>> GatherAsync(CaseId[] ids, CancellationToken ct)
    {
        await using var cases = vault.Views.OpenCases();
        await using var keeping = vault.Views.OpenKeeping();
        await using var items = vault.Views.OpenItems();
        var due = new List<DueRow>();
        await foreach (var row in In(cases.Cases.Current().Where(row => ids.Contains(row.Id)), ct))
            due.Add(DueRow.Of(row));
        await foreach (var row in In(keeping.Retentions.Current().Where(row => ids.Contains(row.Case)), ct))
            due.Add(DueRow.Of(row));
        var holds = keeping.Holds.Current()
            .Where(row => ids.Contains(row.Case) && row.IsActive && row.Until != null);
        await foreach (var row in In(holds, ct)) due.Add(DueRow.Of(row));

        // Whoever restricted the item has decided, and has said why.
        var consents = items.Consents.Current()
            .Where(row => ids.Contains(row.Case) && !row.IsKept)
            .Where(row => !items.Restrictions.Current().Any(
                restriction => restriction.Item == row.Item && restriction.IsRestricted));
        await foreach (var row in In(consents, ct)) due.Add(DueRow.Of(row));
        await using var agenda = vault.Views.OpenAgenda();
        var tasks = agenda.Tasks.Current()
            .Where(row => ids.Contains(row.Case) && row.Outcome == null && row.Due != null);
        await foreach (var row in In(tasks, ct)) due.Add(DueRow.Of(row));
        return due;
    }

    /// <summary>The name of an item, so that a person knows which is meant.</summary>
    private static Task<string?> NameOfAsync(ItemsDb items, ItemId item, CancellationToken ct) =>
        items.Items.Current().Where(row => row.Id == item).Select(row => row.Name).FirstOrDefaultAsync(ct);

    private static ConfiguredCancelableAsyncEnumerable<TRow> In<TRow>(
        IQueryable<TRow> rows, CancellationToken ct) =>
        rows.AsAsyncEnumerable().WithCancellation(ct);
}
