using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Kernel.Words;
using Probative.Preservation.Listing;

namespace Probative.Preservation;

/// <summary>Lists the items of a case, filtered, sorted, and in windows where there are many.</summary>
public sealed class ItemLister(IVault vault) : ICommandHandler<ListItems>
{
    // Rows read at once: a list without limit holds no more than these.
    private const int ChunkRows = 500;

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListItems command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (asked, refusal) = await AskedAsync(command, ct);
        if (asked is null)
        {
            foreach (var refused in Answer.Refused(refusal!).Events()) yield return refused;
            yield break;
        }

        var (standing, question, then) = asked;
        await using var db = vault.Views.OpenListing();
        var order = await ItemOrders.Of(vault).FindAsync(
            vault.Views, db, question, command.Skip > 0, vault.Clock.GetUtcNow(), ct);
        if (then.SizeAsked is { } size) order = order.Before(size);
        var (count, total) = (0L, order.Rows.LongLength);
        var end = Math.Min(total, command.Skip + Math.Min(command.Limit, total));
        for (var at = Math.Max(0, command.Skip); at < end; at += ChunkRows)
        {
            var rows = order.Rows.AsSpan((int)at, (int)Math.Min(ChunkRows, end - at)).ToArray();
            foreach (var shape in await ShapesAsync(db, rows, question.Find, ct))
            {
                count++;
                yield return new CommandEvent.Row(shape);
            }
        }

        if (end < total && !command.IsWindow)
            yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        yield return new CommandEvent.Finished(
            Ending.Done,
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["as_of"] = then.ToJson(),
                ["count"] = count,
                ["total"] = total,
                ["restricted_left_out"] = order.LeftOut.LongLength,
            });
    }

    private async Task<(Asked? Asked, Problem? Problem)> AskedAsync(ListItems command, CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return (null, found.ToProblem(command.Case));
        if (ItemTraits.FlagsOf(command.Has) is not { } has) return (null, NoTrait());
        var (then, noTime) = await KnownThen.FindAsync(vault, standing.Id, command.AsOf, ct);
        if (then is null) return (null, noTime);
        var (words, problem) = WordQuery.Of(command.Find);
        return problem is null
            ? (new Asked(standing, ItemQuestion.Of(command, standing.Id, has, words), then), null)
            : (null, problem);
    }

    /// <summary>
    /// The rows in this order; one that was destroyed since the order was made is not there.
    /// </summary>
    private static async Task<IEnumerable<JsonObject>> ShapesAsync(
        ListingDb db, long[] rows, string? words, CancellationToken ct)
    {
        var found = await db.Items.Where(item => rows.Contains(item.Row)).ToDictionaryAsync(
            item => item.Row, ct);
        var passages = words is null ? null : FoundWords.Of(db, rows, words);
        return rows.Where(found.ContainsKey)
            .Select(row => ListedItemShape.ToJson(found[row], passages?[row]));
    }

    private static Problem NoTrait() => new(
        "bad-value",
        null,
        "An item cannot be asked whether it has that.",
        $"Give one of: {string.Join(", ", ItemTraits.Words)}.");

    private sealed record Asked(Standing Standing, ItemQuestion Question, KnownThen Then);
}
