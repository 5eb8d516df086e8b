using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Incidents.Links;

/// <summary>
/// Lists links in the order in which they were stated; those that touch what is restricted are left out and
/// counted.
/// </summary>
public sealed class LinkLister(IVault vault) : ICommandHandler<ListLinks>
{
    private static readonly NodeKind[] s_any = Enum.GetValues<NodeKind>();

    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListLinks command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (standing, of, problem) = await FindAsync(command, ct);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        var hidden = await RestrictedNodes.LoadAsync(vault, standing!.Id, command.WithRestricted, ct);
        await using var db = vault.Views.OpenIncidents();
        var links = db.Links.Current().Where(link => link.Case == standing.Id);
        if (of is not null) links = links.Where(link => link.From == of || link.To == of);
        if (!command.WithEnded) links = links.Where(link => link.EndNumber == null);
        var (count, leftOut) = (0L, 0L);
        await foreach (var link in links.OrderBy(row => row.Index).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (hidden.Hides(link.From) || hidden.Hides(link.To))
            {
                leftOut++;
                continue;
            }

            // Past the limit only what is left out is still counted.
            if (count > command.Limit) continue;
            if (++count > command.Limit) yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
            else yield return new CommandEvent.Row(LinkShape.ToJson(link));
        }

        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["count"] = Math.Min(count, command.Limit),
            ["restricted_left_out"] = leftOut,
        });
    }

    private async Task<(Standing? Standing, string? Of, Problem? Problem)> FindAsync(
        ListLinks command, CancellationToken ct)
    {
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing))
            return (null, null, found.ToProblem(command.Case));
        if (command.Of is not { } wanted) return (standing, null, null);
        var (reference, problem) = await new ReferenceRoll(vault).FindAsync(wanted, standing, s_any, ct);
        return (standing, reference?.ToString(), problem);
    }
}
