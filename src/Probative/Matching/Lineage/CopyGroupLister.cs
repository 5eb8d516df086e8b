using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Preservation;

namespace Probative.Matching.Lineage;

/// <summary>Lists the groups of possible copies of a case, the largest first, with what waits in each.
/// </summary>
public sealed class CopyGroupLister(IVault vault) : ICommandHandler<ListCopyGroups>
{
    private const int NamedMax = 5;

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListCopyGroups command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (standing, _, problem) = await new ItemRoll(vault).FindItemOrCaseAsync(
            null, command.Case, command.By, command.WithRestricted, ct);
        if (standing is null)
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        var matches = await CaseMatches.ReadAsync(vault, standing, null, command.WithRestricted, ct);
        var groups = CopyGroup.AllOf(matches.Standing).OrderByDescending(group => group.Count).ToList();
        var page = groups.Take((int)Math.Min(command.Limit, groups.Count)).ToList();
        var inside = page.SelectMany((group, at) => group.Select(item => (item, at)))
            .ToDictionary(one => one.item, one => one.at);
        var ofGroup = matches.Standing.Where(row => inside.ContainsKey(row.First!.Value))
            .ToLookup(row => inside[row.First!.Value]);
        for (var at = 0; at < page.Count; at++)
        {
            ct.ThrowIfCancellationRequested();
            yield return new CommandEvent.Row(
                await RowAsync(standing, page[at], [.. ofGroup[at]], matches, ct));
        }

        if (page.Count < groups.Count) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        var prints = await new KeptPrints(vault).OfAsync(standing.Id, matches.Hidden, ct);
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["count"] = page.Count,
            ["groups"] = groups.Count,
            ["items_in_groups"] = groups.Sum(group => group.Count),
            ["searched_items"] = prints.Count,
            ["restricted_left_out"] = matches.Restricted,
            ["scope"] = $"{CopyGroupTeller.Scope} {MatchShape.Scope}",
        });
    }

    private async Task<JsonObject> RowAsync(
        Standing standing,
        IReadOnlyList<ItemId> group,
        IReadOnlyList<MatchView> matches,
        CaseMatches all,
        CancellationToken ct)
    {
        var seen = await new SeenRoll(vault).OfAsync(standing, group, ct);
        var ordered = SeenRoll.InOrder(group, seen).ToList();
        var named = ordered.Take(NamedMax).ToList();
        var names = await new MatchRoll(vault).NamesAsync(
            standing.Id, named.Select(item => (ItemId?)item), ct);
        var confirmed = matches.Count(row => all.JudgementOf(row)?.Verdict == MatchJudged.Confirmed);
        var earliest = EarliestSeen.Tell(seen, names, searched: 0)["appearance"];
        return new JsonObject
        {
            ["id"] = ordered[0].ToString(),
            ["items"] = group.Count,
            ["names"] = new JsonArray(
                [.. named.Select(item => JsonValue.Create(names.GetValueOrDefault(item)))]),
            ["matches"] = matches.Count,
            ["confirmed"] = confirmed,
            ["to_judge"] = matches.Count - confirmed,
            ["earliest"] = earliest?.DeepClone(),
        };
    }
}
