using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Matching.Lineage;

/// <summary>Lists the groups of possible copies of a case, the largest first, with what waits in each.
/// </summary>
public sealed class CopyGroupLister(IVault vault) : ICommandHandler<ListCopyGroups>
{
    private const int NamedMax = 5;

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListCopyGroups command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (standing, matches, problem) = await CaseMatches.FindAsync(
            vault, null, command.Case, command.By, command.WithRestricted, command.AsOf, ct);
        if (standing is null || matches is null)
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        var then = matches.Then.SizeAsked;
        var groups = CopyGroup.AllOf(matches.Standing).OrderByDescending(group => group.Count).ToList();
        var page = groups.Take((int)Math.Min(command.Limit, groups.Count)).ToList();
        var inside = page.SelectMany((group, at) => group.Select(item => (item, at)))
            .ToDictionary(one => one.item, one => one.at);
        var ofGroup = matches.Standing.Where(row => inside.ContainsKey(row.First!.Value))
            .ToLookup(row => inside[row.First!.Value]);
        var seen = (await new SeenRoll(vault).OfAsync(standing, inside.Keys, then, ct))
            .ToLookup(one => inside[one.Item!.Value]);
        List<IReadOnlyList<ItemId>> ordered =
            [.. page.Select((group, at) => SeenRoll.InOrder(group, [.. seen[at]]).ToList())];
        var names = await new MatchRoll(vault).NamesAsync(
            standing.Id, ordered.SelectMany(group => group.Take(NamedMax)).Select(item => (ItemId?)item), ct);
        for (var at = 0; at < page.Count; at++)
        {
            yield return new CommandEvent.Row(
                Row(ordered[at], [.. ofGroup[at]], matches, EarliestSeen.Of(seen[at]), names));
        }

        if (page.Count < groups.Count) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        var prints = await new KeptPrints(vault).OfAsync(standing.Id, matches.Hidden, ct, then);
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["as_of"] = matches.Then.ToJson(),
            ["count"] = page.Count,
            ["groups"] = groups.Count,
            ["items_in_groups"] = groups.Sum(group => group.Count),
            ["searched_items"] = prints.Count,
            ["restricted_left_out"] = matches.Restricted,
            ["scope"] = $"{CopyGroupTeller.Scope} {MatchShape.Scope}",
        });
    }

    private static JsonObject Row(
        IReadOnlyList<ItemId> ordered,
        IReadOnlyList<MatchView> matches,
        CaseMatches all,
        AppearanceView? earliest,
        IReadOnlyDictionary<ItemId, string?> names)
    {
        var confirmed = matches.Count(row => all.JudgementOf(row)?.Verdict == MatchJudged.Confirmed);
        return new JsonObject
        {
            ["id"] = ordered[0].ToString(),
            ["items"] = ordered.Count,
            ["names"] = new JsonArray(
                [.. ordered.Take(NamedMax).Select(item => JsonValue.Create(names.GetValueOrDefault(item)))]),
            ["matches"] = matches.Count,
            ["confirmed"] = confirmed,
            ["to_judge"] = matches.Count - confirmed,
            ["earliest"] = earliest is null ? null : EarliestSeen.ToJson(earliest, names),
        };
    }
}
