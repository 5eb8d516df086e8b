using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation;

/// <summary>Lists the items of a case in the order in which they came in.</summary>
public sealed class ItemLister(IVault vault) : ICommandHandler<ListItems>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListItems command, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing))
        {
            foreach (var refused in Answer.Refused(found.ToProblem(command.Case)!).Events())
                yield return refused;
            yield break;
        }

        await using var db = vault.Views.OpenItems();
        var items = Matching(db, standing.Id, command);
        var leftOut = command.WithRestricted ? 0 : await Restricted(db, items).LongCountAsync(ct);
        if (!command.WithRestricted) items = NotRestricted(db, items);
        var count = 0L;
        await foreach (var row in Lines(db, items).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            var shape = ItemShape.ToJson(row.Item);
            shape["receipts"] = row.Receipts;
            shape["appearances"] = row.Appearances;
            shape["restricted"] = row.IsRestricted;
            yield return new CommandEvent.Row(shape);
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

    private static IQueryable<ItemView> Matching(ItemsDb db, CaseId @case, ListItems command)
    {
        var items = db.Items.Current().Where(item => item.Case == @case);
        if (command.NameHolds is { } name) items = items.Where(item => item.Name!.Contains(name));
        if (command.From is { } from)
        {
            items = items.Where(item => db.Acquisitions.Current()
                .Any(receipt => receipt.Item == item.Id && receipt.From!.Contains(from)));
        }

        return items;
    }

    private static IQueryable<ItemView> Restricted(ItemsDb db, IQueryable<ItemView> items) =>
        items.Where(item => db.Restrictions.Current().Any(row => row.Item == item.Id && row.IsRestricted));

    private static IQueryable<ItemView> NotRestricted(ItemsDb db, IQueryable<ItemView> items) =>
        items.Where(item => !db.Restrictions.Current().Any(row => row.Item == item.Id && row.IsRestricted));

    private static IQueryable<Line> Lines(ItemsDb db, IQueryable<ItemView> items) => items
        .OrderBy(item => item.FromIndex)
        .Select(item => new Line(
            item,
            db.Acquisitions.Current().Count(receipt => receipt.Item == item.Id),
            db.Appearances.Current().Count(seen => seen.Item == item.Id),
            db.Restrictions.Current().Any(row => row.Item == item.Id && row.IsRestricted)));

    private sealed record Line(ItemView Item, int Receipts, int Appearances, bool IsRestricted);
}
