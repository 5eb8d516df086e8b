using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Preservation;

namespace Probative.Reading.Positions;

/// <summary>
/// Records whether a position may be shown. It has to stand in the item now: nothing is reviewed that nobody
/// could have looked at.
/// </summary>
public sealed class PositionReviewer(IVault vault) : ICommandHandler<ReviewPosition>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ReviewPosition command, CancellationToken ct) =>
        Answer.StreamAsync(ReviewAsync(command, ct));

    private async Task<Answer> ReviewAsync(ReviewPosition command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } wrong) return Answer.Refused(wrong);
        var found = await new ItemRoll(vault).FindShownAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (found is not ItemFound.One(var item, var standing))
            return Answer.Refused(found.ToProblem(command.Item)!);
        var all = await new ItemPositions(vault).FindAsync(item.Id, ct);
        var (position, problem) = Choose(all, command.Source);
        if (position is null) return Answer.Refused(problem!);
        var fact = new PositionReviewed
        {
            Item = item.Id,
            Examination = position.Examination,
            Source = position.Source,
            Value = position.Value,
            IsShown = command.IsShown,
            Reason = command.Reason.Trim(),
        };
        var where = await vault.Ledger.AppendAsync(standing.Id, fact, standing.Pseudonym, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(where.Index + 1, CancellationToken.None);
        await using var db = vault.Views.OpenPositions();
        var row = await db.Reviews.FirstAsync(
            one => one.FromIndex == where.Index, CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["position"] = PositionShape.ToJson(item.Id, item.Name, position, row, row.IsShown),
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(fact.Type, where));
    }

    private static (FoundPosition? Position, Problem? Problem) Choose(
        IReadOnlyList<FoundPosition> all, string? source) => (all, source) switch
    {
        ([], _) => (null, new Problem(
            "no-position",
            null,
            "No examination of this item found a position in it.",
            "Examine it first: `probative examine ITEM`.")),
        ([var only], null) => (only, null),
        (_, null) => (null, new Problem(
            "which-position",
            null,
            $"The item has {all.Count} positions.",
            "Name one by --source, as `probative position list --item ITEM` shows them.")),
        _ => all.FirstOrDefault(one => one.Source == source) is { } named
            ? (named, null)
            : (null, new Problem(
                "position-not-found",
                null,
                $"No position of this item stands at \"{source}\".",
                "`probative position list --item ITEM` shows where they stand.")),
    };
}
