using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Holds;

/// <summary>
/// Places and releases holds. Several may stand on one thing at a time, each with its own reason: releasing
/// one leaves the others.
/// </summary>
public sealed class HoldKeeper(IVault vault) : ICommandHandler<PlaceHold>, ICommandHandler<ReleaseHold>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(PlaceHold command, CancellationToken ct) =>
        Answer.StreamAsync(PlaceAsync(command, ct));

    public IAsyncEnumerable<CommandEvent> RunAsync(ReleaseHold command, CancellationToken ct) =>
        Answer.StreamAsync(ReleaseAsync(command, ct));

    private async Task<Answer> PlaceAsync(PlaceHold command, CancellationToken ct)
    {
        List<Problem> problems = [];
        if (Reason.Check(command.Reason) is { } noReason) problems.Add(noReason);
        if (command.Until is { } until && Edtf.Check(until) is { } noDate) problems.Add(noDate);
        if (problems.Count > 0) return Answer.Refused(problems);

        var found = await new TargetRoll(vault).FindAsync(command.What, command.Case, command.By, ct);
        if (found is not TargetFound.One(var target))
            return Answer.Refused(((TargetFound.Unclear)found).Problem);

        var placed = new HoldPlaced
        {
            Hold = HoldId.New(),
            Item = target.ItemId,
            Reason = command.Reason,
            Until = command.Until,
        };
        var where = await vault.Ledger.AppendAsync(
            target.Standing.Id, placed, target.Standing.Pseudonym, ct);
        return await AnswerAsync(placed.Hold, target.Standing, new CommandEvent.Recorded(placed.Type, where));
    }

    private async Task<Answer> ReleaseAsync(ReleaseHold command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } problem) return Answer.Refused(problem);
        var cases = await new CaseRoll(vault).OfAsync(command.By, ct);
        List<HoldView> holds = IdPrefix.TryParse(command.Hold, out var prefix)
            ? await FindAsync(prefix, cases, ct)
            : [];
        if (holds is not [var hold]) return Answer.Refused(NotOne(command.Hold, holds));
        if (!hold.IsActive)
        {
            return Answer.Refused(new Problem(
                "hold-released",
                null,
                $"The hold {hold.Id} was released already.",
                "There is nothing to do; `probative hold list` shows the holds that stand."));
        }

        var standing = cases.First(standing => standing.Id == hold.Case);
        var released = new HoldReleased { Hold = hold.Id, Item = hold.Item, Reason = command.Reason };
        var where = await vault.Ledger.AppendAsync(standing.Id, released, standing.Pseudonym, ct);
        return await AnswerAsync(hold.Id, standing, new CommandEvent.Recorded(released.Type, where));
    }

    private async Task<Answer> AnswerAsync(HoldId id, Standing standing, CommandEvent.Recorded recorded)
    {
        await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(vault.Ledger.Size, CancellationToken.None);
        await using var db = vault.Views.OpenKeeping();
        var hold = await db.Holds.Current().FirstAsync(row => row.Id == id, CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["hold"] = HoldShape.ToJson(hold, standing),
                ["index"] = recorded.Where.Index,
                ["checkpoint"] = Published.ToJson(vault),
            },
            recorded);
    }

    private async Task<List<HoldView>> FindAsync(
        IdPrefix prefix, IReadOnlyList<Standing> cases, CancellationToken ct)
    {
        await using var db = vault.Views.OpenKeeping();
        CaseId[] ids = [.. cases.Select(standing => standing.Id)];

        // Ids are blobs, and SQLite compares blobs byte by byte; LINQ has no such comparison. Both bounds are
        // parameters; the table's name is that of HoldViewMapping.
        var (first, last) = (prefix.First.ToArray(), prefix.Last.ToArray());
        return await db.Holds
            .FromSql($"SELECT * FROM hold_v1 WHERE Id BETWEEN {first} AND {last}")
            .Current()
            .Where(hold => ids.Contains(hold.Case))
            .OrderBy(hold => hold.FromIndex)
            .Take(10)
            .ToListAsync(ct);
    }

    private static Problem NotOne(string wanted, List<HoldView> holds) => holds.Count == 0
        ? new Problem(
            "hold-not-found",
            null,
            $"There is no hold \"{wanted}\" in your cases.",
            "Give the id of a hold or its first four digits: `probative hold list`.")
        : new Problem(
            "hold-ambiguous",
            null,
            $"\"{wanted}\" can be {string.Join(", or ", holds.Select(hold => hold.Id))}.",
            "Give more digits.");
}
