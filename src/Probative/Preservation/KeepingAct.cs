using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;

namespace Probative.Preservation;

/// <summary>How an act of keeping is recorded and answered, the same for all of them.</summary>
internal static class KeepingAct
{
    /// <summary>
    /// Records the facts in order. A crash between two of them leaves the first ones; the same command then
    /// does the rest, or says that there is nothing left to do.
    /// </summary>
    /// <param name="vault">The open vault.</param>
    /// <param name="target">What it is about.</param>
    /// <param name="facts">At least one.</param>
    /// <param name="ct">Cancels before the first fact is recorded.</param>
    public static async Task<Answer> RecordAsync(
        IVault vault, Target target, IReadOnlyList<IFact> facts, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var (standing, item) = target;
        var recorded = new List<CommandEvent.Recorded>();
        foreach (var fact in facts)
        {
            recorded.Add(new CommandEvent.Recorded(fact.Type, await vault.Ledger.AppendAsync(
                standing.Id, fact, standing.Pseudonym, CancellationToken.None)));
        }

        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["case"] = standing.ToJson(),
                ["item"] = item?.Id.ToString(),
                ["name"] = item?.Name,
                ["index"] = recorded[^1].Where.Index,
                ["checkpoint"] = Published.ToJson(vault),
            },
            [.. recorded]);
    }
}
