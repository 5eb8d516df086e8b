using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Preservation;

namespace Probative.Matching;

/// <summary>Tells possible copies in the order in which they were proposed.</summary>
public sealed class MatchLister(IVault vault) : ICommandHandler<ListMatches>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListMatches command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (standing, item, problem) = await new ItemRoll(vault).FindItemOrCaseAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (standing is null)
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        HashSet<ItemId> hidden = command.WithRestricted
            ? []
            : await vault.Views.HiddenAsync(standing.Id, ct);
        await using var db = vault.Views.OpenMatches();
        var matches = db.Matches.Current().Where(row => row.Case == standing.Id);
        if (item is { } only) matches = matches.Where(row => row.First == only || row.Second == only);
        var judged = await MatchRoll.JudgementsAsync(db, standing.Id, ct);
        var all = await matches.OrderBy(row => row.FromIndex).ToListAsync(ct);
        var open = all.Where(row => !Hides(hidden, row.First) && !Hides(hidden, row.Second)).ToList();
        var shown = open.Where(row => command.WithRefused || !IsRefused(row, judged)).ToList();
        var page = shown.Take((int)Math.Min(command.Limit, shown.Count)).ToList();
        var names = await new MatchRoll(vault).NamesAsync(
            standing.Id, page.SelectMany(row => new[] { row.First, row.Second }), ct);
        foreach (var row in page)
        {
            yield return new CommandEvent.Row(
                MatchShape.ToJson(row, row.Id is { } id ? judged.GetValueOrDefault(id) : null, names));
        }

        if (page.Count < shown.Count) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["count"] = page.Count,
            ["refused_left_out"] = open.Count - shown.Count,
            ["restricted_left_out"] = all.Count - open.Count,
            ["scope"] = MatchShape.Scope,
        });
    }

    private static bool Hides(HashSet<ItemId> hidden, ItemId? item) => item is { } id && hidden.Contains(id);

    private static bool IsRefused(
        MatchView row, IReadOnlyDictionary<MatchId, MatchJudgementView> judged) =>
        row.Id is { } id && judged.GetValueOrDefault(id)?.Verdict == MatchJudged.Refused;
}
