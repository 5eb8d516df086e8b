using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Matching.HashLists;

/// <summary>How a run that held items against lists ends: what is near, row by row, and the counts.</summary>
internal sealed class HashListEnd(IVault vault, HashListCounts counts, Action<CommandEvent> tell)
{
    /// <param name="cases">The cases of the run.</param>
    /// <param name="hidden">Items that were left out.</param>
    /// <param name="from">The size of the log when the run began.</param>
    /// <param name="result">What is told, to be completed.</param>
    /// <param name="faults">How many entries were left out.</param>
    /// <param name="ct">Whether the run was stopped.</param>
    public async Task TellAsync(
        IReadOnlyList<Standing> cases,
        IReadOnlySet<ItemId> hidden,
        long from,
        JsonObject result,
        long faults,
        CancellationToken ct)
    {
        if (vault.Ledger.Size > from) await vault.Ledger.PublishAsync(CancellationToken.None);
        await vault.Views.ReachAsync(vault.Ledger.Size, CancellationToken.None);
        foreach (var standing in cases)
        {
            var (near, _) = await new HashListRoll(vault).NearAsync(
                standing.Id, hidden, from, CancellationToken.None);
            var names = await new MatchRoll(vault).NamesAsync(
                standing.Id, near.Select(row => row.Item), CancellationToken.None);
            foreach (var row in near) tell(new CommandEvent.Row(HashListShape.ToJson(row, names)));
        }

        if (ct.IsCancellationRequested)
        {
            tell(new CommandEvent.Noted(new Problem(
                "interrupted",
                null,
                "You stopped it. What was compared is recorded.",
                "Run the same command again: it goes on where this run stopped.")));
        }

        counts.AddTo(result);
        result["was_interrupted"] = ct.IsCancellationRequested;
        result["scope"] = HashListShape.Scope;
        result["checkpoint"] = Published.ToJson(vault);
        tell(new CommandEvent.Finished(
            counts.Unreadable > 0 ? Ending.DamageFound
                : faults > 0 || ct.IsCancellationRequested ? Ending.DoneWithFailures
                : Ending.Done,
            result));
    }
}
