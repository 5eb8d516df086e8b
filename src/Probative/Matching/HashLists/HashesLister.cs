using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Matching.HashLists;

/// <summary>Tells the lists of a case, and each item of which something of them is near.</summary>
public sealed class HashesLister(IVault vault) : ICommandHandler<ListHashes>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListHashes command, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing))
        {
            foreach (var refused in Answer.Refused(found.ToProblem(command.Case)!).Events())
                yield return refused;
            yield break;
        }

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        var hidden = await vault.Views.HiddenAsync(standing.Id, command.WithRestricted, ct);
        var roll = new HashListRoll(vault);
        var (near, leftOut) = await roll.NearAsync(standing.Id, hidden, 0, ct);
        var page = near.Take((int)Math.Min(command.Limit, near.Count)).ToList();
        var names = await new MatchRoll(vault).NamesAsync(standing.Id, page.Select(row => row.Item), ct);
        foreach (var row in page) yield return new CommandEvent.Row(HashListShape.ToJson(row, names));
        if (page.Count < near.Count) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        await using var db = vault.Views.OpenHashes();
        var exports = await db.Exports.Current().Where(row => row.Case == standing.Id)
            .OrderBy(row => row.FromIndex).ToListAsync(ct);
        var lists = new JsonArray();
        await foreach (var list in TellAsync(roll, standing.Id, hidden, ct)) lists.Add(list);
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["lists"] = lists,
            ["exports"] = new JsonArray([.. exports.Select(HashListShape.ToJson)]),
            ["near"] = page.Count,
            ["restricted_left_out"] = leftOut,
            ["scope"] = HashListShape.Scope,
        });
    }

    /// <summary>Each list, with how many items of those that are shown were held against it.</summary>
    private async IAsyncEnumerable<JsonObject> TellAsync(
        HashListRoll roll,
        CaseId @case,
        IReadOnlySet<ItemId> hidden,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var prints = (await new KeptPrints(vault).OfAsync(@case, hidden, ct))
            .Where(kept => kept.Print is not null).Select(kept => (kept.Item, kept.Print!.Value)).ToList();
        foreach (var list in await roll.OfAsync(@case, ct))
        {
            // A list whose id was destroyed is compared with nothing any more.
            var before = list.Id is { } id ? await roll.ComparedAsync(@case, id, ct) : null;
            var told = HashListShape.ToJson(list);
            told["searched"] = before is null ? null : (long)prints.Count(before.Contains);
            told["due"] = before is null ? null : (long)prints.Count(print => !before.Contains(print));
            yield return told;
        }
    }
}
