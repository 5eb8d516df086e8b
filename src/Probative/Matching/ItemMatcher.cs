using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Preservation;

namespace Probative.Matching;

/// <summary>
/// Holds each item against those of its case that were there before, and proposes possible copies. An item of
/// another case is never compared: nothing tells one case what another holds. A crash leaves some of an
/// item's matches recorded; the same command goes on from there and proposes none of them twice.
/// </summary>
/// <param name="vault">The vault, open for writing.</param>
/// <param name="rooms">Where indexes of candidates are.</param>
public sealed class ItemMatcher(IVault vault, ICandidateRooms rooms) : ICommandHandler<MatchItems>
{
    /// <summary>Said where nothing can be matched.</summary>
    public const string NoPrintsCode = "no-prints";

    public IAsyncEnumerable<CommandEvent> RunAsync(MatchItems command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(MatchItems command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var (cases, only, refusal) = await new ItemRoll(vault).ChooseAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (refusal is not null)
        {
            tell.Refuse(Ending.WrongUsage, refusal);
            return;
        }

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        var counts = new MatchCounts();
        foreach (var standing in cases)
        {
            var hidden = await vault.Views.HiddenAsync(standing.Id, command.WithRestricted, ct);
            await new CaseMatching(vault, standing, rooms, counts, tell).RunAsync(only, hidden, ct);
            if (ct.IsCancellationRequested) break;
        }

        if (counts.Items == 0) tell(new CommandEvent.Noted(PrintProblems.None(only)));
        if (ct.IsCancellationRequested)
        {
            tell(new CommandEvent.Noted(new Problem(
                "interrupted",
                null,
                "You stopped it. Every match that was found is recorded.",
                "Run the same command again: it goes on where this run stopped.")));
        }

        if (counts.Matched > 0) await vault.Ledger.PublishAsync(CancellationToken.None);
        var result = counts.ToJson();
        result["was_interrupted"] = ct.IsCancellationRequested;
        result["scope"] = MatchShape.Scope;
        result["checkpoint"] = Published.ToJson(vault);
        tell(new CommandEvent.Finished(
            counts.Unreadable > 0 ? Ending.DamageFound
                : ct.IsCancellationRequested ? Ending.DoneWithFailures
                : Ending.Done,
            result));
    }
}
