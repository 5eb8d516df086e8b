using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Reading.Names;

/// <summary>Tells sources, entities and places: all of a kind, or one with every description of it.</summary>
public sealed class NamedTeller(IVault vault) : ICommandHandler<ListNamed>, ICommandHandler<ShowNamed>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListNamed command, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var problem = NamedRoll.NotNamed(command.Of);
        IReadOnlyList<Standing> cases = [];
        if (problem is null)
            (cases, problem) = await new CaseRoll(vault).ChooseAsync(command.Case, command.By, ct);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        var things = await new NamedRoll(vault).AllAsync(cases, command.Of, ct);
        var count = 0L;
        foreach (var thing in things)
        {
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            var standing = cases.First(one => one.Id == thing.View.Case);
            yield return new CommandEvent.Row(NamedShape.ToJson(thing, standing));
        }

        yield return new CommandEvent.Finished(Ending.Done, new JsonObject { ["count"] = count });
    }

    public IAsyncEnumerable<CommandEvent> RunAsync(ShowNamed command, CancellationToken ct) =>
        Answer.StreamAsync(ShowAsync(command, ct));

    private async Task<Answer> ShowAsync(ShowNamed command, CancellationToken ct)
    {
        var roll = new NamedRoll(vault);
        var (standing, reference, problem) =
            await roll.FindAsync(command.By, command.Case, command.Of, command.Id, ct);
        if (problem is not null) return Answer.Refused(problem);
        var of = reference!.Value;
        var thing = await roll.OneAsync(standing!, of, ct);
        await using var db = vault.Views.OpenNames();
        var descriptions = await db.Named
            .Where(row => row.Node == of.Kind && row.Id == of.Id && row.Case == standing!.Id)
            .OrderBy(row => row.FromIndex)
            .ToListAsync(ct);
        return Answer.Done(new JsonObject
        {
            [of.KindName] = NamedShape.ToJson(thing, standing!),
            ["descriptions"] = new JsonArray([.. descriptions.Select(NamedShape.ToJson)]),
        });
    }
}
