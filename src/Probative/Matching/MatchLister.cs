using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Matching;

/// <summary>Tells possible copies in the order in which they were proposed.</summary>
public sealed class MatchLister(IVault vault) : ICommandHandler<ListMatches>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListMatches command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (standing, matches, problem) = await CaseMatches.FindAsync(
            vault, command.Item, command.Case, command.By, command.WithRestricted, command.AsOf, ct);
        if (standing is null || matches is null)
        {
            foreach (var refused in Answer.Refused(problem!).Events()) yield return refused;
            yield break;
        }

        var shown = matches.Open.Where(row => command.WithRefused || !matches.IsRefused(row)).ToList();
        var page = shown.Take((int)Math.Min(command.Limit, shown.Count)).ToList();
        var names = await new MatchRoll(vault).NamesAsync(
            standing.Id, page.SelectMany(row => new[] { row.First, row.Second }), ct);
        foreach (var row in page)
        {
            yield return new CommandEvent.Row(MatchShape.ToJson(row, matches.JudgementOf(row), names));
        }

        if (page.Count < shown.Count) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["as_of"] = matches.Then.ToJson(),
            ["count"] = page.Count,
            ["refused_left_out"] = matches.Open.Count - shown.Count,
            ["restricted_left_out"] = matches.Restricted,
            ["scope"] = MatchShape.Scope,
        });
    }
}
