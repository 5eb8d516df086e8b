using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Preservation.Destruction;

/// <summary>
/// Records that somebody asks to destroy something. A crash on the way leaves a request that says of itself
/// how many targets it should have: nobody can approve it.
/// </summary>
public sealed class DestructionRequester(IVault vault) : ICommandHandler<RequestDestruction>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(RequestDestruction command, CancellationToken ct) =>
        Answer.StreamAsync(RequestAsync(command, ct));

    private async Task<Answer> RequestAsync(RequestDestruction command, CancellationToken ct)
    {
        if (Reason.Check(command.Reason) is { } noReason) return Answer.Refused(noReason);
        var sequences = await Sequences.OfAsync(vault, command.By, ct);
        var choice = new TargetChoice(vault, sequences);
        await choice.FindAsync(command, ct);
        if (choice.Problems.Count > 0) return Answer.Refused(choice.Problems);
        if (choice.Case is not { } @case)
        {
            return Answer.Refused(new Problem(
                "nothing-named",
                null,
                "Nothing was named to destroy.",
                "Name items, or fields as INDEX:FIELD."));
        }

        var held = await HeldTargets.FindAsync(vault, @case, choice.Targets, ct);
        if (held.Count > 0) return Answer.Refused(held);
        var id = DestructionId.New();
        var pseudonym = sequences.PseudonymIn(@case)!;
        var recorded = new List<Task<Appended>>(choice.Targets.Count);
        foreach (var target in choice.Targets)
        {
            var fact = new DestructionRequested
            {
                Destruction = id,
                Target = target,
                Targets = choice.Targets.Count,
                Reason = command.Reason,
            };
            recorded.Add(vault.Ledger.AppendAsync(@case, fact, pseudonym, CancellationToken.None));
        }

        var places = await Task.WhenAll(recorded);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["destruction"] = id.ToString(),
                ["case"] = sequences.StandingIn(@case)?.ToJson(),
                ["targets"] = choice.Targets.Count,
                ["index"] = places[0].Index,
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(nameof(DestructionRequested), places[0]));
    }
}
