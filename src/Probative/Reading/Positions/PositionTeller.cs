using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Preservation;

namespace Probative.Reading.Positions;

/// <summary>
/// Tells positions: of a case those that somebody said may be shown, and how many items have others; of an
/// item all of them, and where they are if they may be shown or if that was asked for.
/// </summary>
public sealed class PositionTeller(IVault vault) : ICommandHandler<ListPositions>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListPositions command, [EnumeratorCancellation] CancellationToken ct)
    {
        var events = command.Item is not null ? OfItemAsync(command, ct) : OfCaseAsync(command, ct);
        await foreach (var happened in events) yield return happened;
    }

    private async IAsyncEnumerable<CommandEvent> OfItemAsync(
        ListPositions command, [EnumeratorCancellation] CancellationToken ct)
    {
        var found = await new ItemRoll(vault).FindShownAsync(
            command.Item!, command.Case, command.By, command.WithRestricted, ct);
        if (found is not ItemFound.One(var item, var standing))
        {
            foreach (var refused in Answer.Refused(found.ToProblem(command.Item!)!).Events())
                yield return refused;
            yield break;
        }

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        var states = await StatesAsync(item.Id, ct);
        foreach (var (position, review) in states.Take((int)Math.Min(command.Limit, int.MaxValue)))
        {
            var withPlace = command.WithHidden || review?.IsShown is true;
            yield return new CommandEvent.Row(
                PositionShape.ToJson(item.Id, item.Name, position, review, withPlace));
        }

        if (states.Count > command.Limit) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["count"] = Math.Min(states.Count, command.Limit),
            ["kept_hidden"] = states.Count(one => one.Review?.IsShown is false),
            ["items_not_reviewed"] = states.Any(one => one.Review is null) ? 1 : 0,
            ["restricted_left_out"] = 0,
        });
    }

    private async IAsyncEnumerable<CommandEvent> OfCaseAsync(
        ListPositions command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (standing, problem) = await FindCaseAsync(command, ct);
        if (standing is null)
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        var (count, keptHidden, leftOut) = (0L, 0L, 0L);
        var reviewed = await ReviewedAsync(standing, ct);
        var items = await ListedAsync(standing, reviewed, ct);
        var fully = new HashSet<ItemId>();
        foreach (var id in reviewed)
        {
            if (!items.TryGetValue(id, out var item)) continue;
            var states = await StatesAsync(id, ct);
            if (item.Flags.HasFlag(ListedTraits.Restricted) && !command.WithRestricted)
            {
                leftOut += states.Count(one => one.Review?.IsShown is true);
                continue;
            }

            keptHidden += states.Count(one => one.Review?.IsShown is false);
            if (states.All(one => one.Review is not null)) fully.Add(id);
            foreach (var (position, review) in states.Where(one => one.Review?.IsShown is true))
            {
                // Past the limit only what is hidden is still counted.
                if (count > command.Limit) continue;
                yield return ++count > command.Limit
                    ? new CommandEvent.Noted(Limits.Reached(command.Limit))
                    : new CommandEvent.Row(
                        PositionShape.ToJson(id, item.Name, position, review, withPlace: true));
            }
        }

        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["count"] = Math.Min(count, command.Limit),
            ["kept_hidden"] = keptHidden,
            ["items_not_reviewed"] = await NotReviewedAsync(standing, command.WithRestricted, fully, ct),
            ["restricted_left_out"] = leftOut,
        });
    }

    private async Task<(Standing? Standing, Problem? Problem)> FindCaseAsync(
        ListPositions command, CancellationToken ct)
    {
        if (command.Case is not { } name)
        {
            return (null, new Problem(
                "nothing-named", null, "No case and no item was named.", "Give --case CASE or --item ITEM."));
        }

        if (command.WithHidden)
        {
            return (null, new Problem(
                "bad-value",
                null,
                "Where hidden positions are is told of one item at a time.",
                "Give --item ITEM beside it."));
        }

        var found = await new CaseRoll(vault).FindAsync(name, command.By, ct);
        return found is CaseFound.One(var standing) ? (standing, null) : (null, found.ToProblem(name));
    }

    /// <summary>The positions that stand in an item, each with what was last decided of this value.</summary>
    private async Task<IReadOnlyList<(FoundPosition Position, PositionReviewView? Review)>> StatesAsync(
        ItemId item, CancellationToken ct)
    {
        var found = await new ItemPositions(vault).FindAsync(item, ct);
        await using var db = vault.Views.OpenPositions();
        var reviews = await db.Reviews.Current().Where(row => row.Item == item).ToListAsync(ct);
        return [.. found.Select(position => (position, reviews.FirstOrDefault(review =>
            review.Examination == position.Examination
            && review.Source == position.Source
            && review.Value == position.Value)))];
    }

    /// <summary>The items of which anything was decided, in the order of it.</summary>
    private async Task<IReadOnlyList<ItemId>> ReviewedAsync(Standing standing, CancellationToken ct)
    {
        await using var db = vault.Views.OpenPositions();
        var items = await db.Reviews.Current().Where(row => row.Case == standing.Id)
            .OrderBy(row => row.FromIndex).Select(row => row.Item).ToListAsync(ct);
        return [.. items.Distinct()];
    }

    private async Task<Dictionary<ItemId, ListedItemView>> ListedAsync(
        Standing standing, IReadOnlyList<ItemId> items, CancellationToken ct)
    {
        await using var db = vault.Views.OpenListing();
        var rows = db.Items.Where(row => row.Case == standing.Id && items.Contains(row.Item));
        return await rows.ToDictionaryAsync(row => row.Item, ct);
    }

    /// <summary>How many items have a position that nobody reviewed; not which, and not where.</summary>
    private async Task<long> NotReviewedAsync(
        Standing standing, bool withRestricted, HashSet<ItemId> fully, CancellationToken ct)
    {
        await using var db = vault.Views.OpenListing();
        var rows = db.Items.Where(row =>
            row.Case == standing.Id && (row.Flags & ListedTraits.Position) != 0
            && (withRestricted || (row.Flags & ListedTraits.Restricted) == 0));
        var all = await rows.LongCountAsync(ct);
        var done = fully.ToList();
        return all - await rows.LongCountAsync(row => done.Contains(row.Item), ct);
    }
}
