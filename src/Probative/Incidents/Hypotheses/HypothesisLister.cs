using System.Text.Json.Nodes;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Incidents.Hypotheses;

/// <summary>Tells the hypotheses about an incident, each question apart.</summary>
public sealed class HypothesisLister(IVault vault) : ICommandHandler<ListHypotheses>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ListHypotheses command, CancellationToken ct) =>
        Answer.StreamAsync(ListAsync(command, ct));

    private async Task<Answer> ListAsync(ListHypotheses command, CancellationToken ct)
    {
        var (found, problem) = await new NodeRoll(vault).FindAsync(
            command.Incident, NodeKind.Incident, command.Case, command.By, ct);
        if (found is null) return Answer.Refused(problem!);
        var (standing, incident) = (found.Standing, new IncidentId(found.Node.Id));
        var (then, noTime) = await KnownThen.FindAsync(vault, standing.Id, command.AsOf, ct);
        if (then is null) return Answer.Refused(noTime!);
        var hidden = await RestrictedNodes.LoadAsync(vault, standing.Id, command.WithRestricted, ct);
        var book = await HypothesisBook.OfAsync(vault, standing.Id, then.Size, [incident], ct);
        var lists = book.ToJson(command.WithDropped, hidden);
        var counted = lists.SelectMany(list => list.Value!.AsArray()).ToList();
        return Answer.Done(new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["as_of"] = then.ToJson(),
            ["incident"] = incident.ToString(),
            ["count"] = counted.Count,
            ["restricted_left_out"] = counted.Sum(one => (long)one!["restricted_left_out"]!),
            ["hypotheses"] = lists,
        });
    }
}
