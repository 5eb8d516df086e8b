using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

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
        var lists = await roll.OfAsync(standing.Id, ct);
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["lists"] = new JsonArray([.. lists.Select(HashListShape.ToJson)]),
            ["exports"] = new JsonArray([.. exports.Select(HashListShape.ToJson)]),
            ["near"] = page.Count,
            ["restricted_left_out"] = leftOut,
            ["scope"] = HashListShape.Scope,
        });
    }
}
