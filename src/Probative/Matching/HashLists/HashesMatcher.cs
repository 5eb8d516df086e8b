using System.Text.Json.Nodes;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Preservation;

namespace Probative.Matching.HashLists;

/// <summary>
/// Holds items that came, or were examined, after a list was taken in against it. A list of another case is
/// never compared.
/// </summary>
public sealed class HashesMatcher(IVault vault) : ICommandHandler<MatchHashes>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(MatchHashes command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(MatchHashes command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var (cases, only, refusal) = await new ItemRoll(vault).ChooseAsync(
            command.Item, command.Case, command.By, command.WithRestricted, ct);
        if (refusal is not null)
        {
            tell.Refuse(Ending.WrongUsage, refusal);
            return;
        }

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        var (from, roll, counts) = (vault.Ledger.Size, new HashListRoll(vault), new HashListCounts());
        HashSet<ItemId> hidden = [];
        foreach (var standing in cases)
        {
            var left = await vault.Views.HiddenAsync(
                standing.Id, command.WithRestricted, CancellationToken.None);
            hidden.UnionWith(left);
            var matching = new HashListMatching(vault, standing, only, left, counts, tell);
            foreach (var row in await roll.OfAsync(standing.Id, CancellationToken.None))
            {
                if (ct.IsCancellationRequested) break;
                if (row.Id is not { } id || roll.Read(row) is not { } list)
                {
                    counts.Unreadable++;
                    tell(new CommandEvent.Noted(HashListRoll.Damaged(row)));
                    continue;
                }

                await matching.RunAsync(id, list, ct);
            }
        }

        var result = new JsonObject { ["lists"] = counts.Lists };
        await new HashListEnd(vault, counts, tell).TellAsync(cases, hidden, from, result, 0, ct);
    }
}
