using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Reading.Names;

/// <summary>
/// Offers what words may name, the nearest first, each with the reason. It says nothing of whether one of
/// them is meant: a person does, by its id.
/// </summary>
public sealed class NamedFinder(IVault vault) : ICommandHandler<FindNamed>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        FindNamed command, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var words = command.Words.Trim();
        var roll = new NamedRoll(vault);
        var (standing, _, problem) = NameText.Check("words", words) is { } flaw
            ? (null, null, flaw.ToProblem())
            : await roll.FindAsync(command.By, command.Case, command.Of, null, ct);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        var things = await roll.AllAsync([standing!], command.Of, ct);
        var offered = things
            .Select(thing => (Thing: thing, Best: BestOf(thing, words)))
            .Where(one => one.Best is not null)
            .OrderBy(one => one.Best!.Value.Likeness.Rank)
            .ThenBy(one => one.Thing.View.Index);
        var count = 0L;
        foreach (var (thing, best) in offered)
        {
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            var (likeness, spelling) = best!.Value;
            var row = NamedShape.ToJson(thing, standing!);
            row["offered"] = new JsonObject
            {
                ["spelling"] = spelling,
                ["how"] = likeness.How,
                ["distance"] = likeness.Distance,
                ["reason"] = likeness.Reason,
            };
            yield return new CommandEvent.Row(row);
        }

        yield return new CommandEvent.Finished(Ending.Done, new JsonObject { ["count"] = count });
    }

    private static (Likeness Likeness, string Spelling)? BestOf(NamedThing thing, string words)
    {
        (Likeness Likeness, string Spelling)? best = null;
        foreach (var name in thing.Names)
        {
            if (Likeness.Of(words, name.Text, name.Key) is not { } likeness) continue;
            if (best is null || likeness.Rank < best.Value.Likeness.Rank) best = (likeness, name.Text);
        }

        return best;
    }
}
