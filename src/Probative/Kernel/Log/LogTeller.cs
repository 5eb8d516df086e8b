using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;

namespace Probative.Kernel.Log;

/// <summary>
/// Tells the facts in order. Facts of cases that the member has not joined are passed over without a word;
/// that the log has indices in between everybody can see in its folder anyway.
/// </summary>
public sealed class LogTeller(IVault vault) : ICommandHandler<ShowLog>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ShowLog command, [EnumeratorCancellation] CancellationToken ct)
    {
        var roll = new CaseRoll(vault);
        var own = (await roll.OfAsync(command.By, ct)).ToDictionary(standing => standing.Id);
        IAsyncEnumerable<RecordedFact> facts;
        if (command.Case is { } wanted)
        {
            var found = await roll.FindAsync(wanted, command.By, ct);
            if (found is not CaseFound.One(var standing))
            {
                foreach (var refused in Answer.Refused(found.ToProblem(wanted)!).Events())
                    yield return refused;
                yield break;
            }

            facts = vault.Ledger.ReadCaseAsync(standing.Id, Math.Max(1, command.From), ct);
        }
        else
        {
            facts = vault.Ledger.ReadAsync(command.From, vault.Ledger.Size, ct);
        }

        var hidden = await new HiddenFindings(vault).OfAsync([.. own.Values], ct);
        var count = 0L;
        await foreach (var fact in facts)
        {
            if (fact.Case != vault.OwnSequence && !own.ContainsKey(fact.Case)) continue;
            if (count == command.Limit)
            {
                yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                break;
            }

            count++;
            yield return new CommandEvent.Row(ToJson(fact, own.GetValueOrDefault(fact.Case), hidden));
        }

        yield return new CommandEvent.Finished(
            Ending.Done, new JsonObject { ["count"] = count, ["size"] = vault.Ledger.Size });
    }

    /// <summary>
    /// The fact for who asks: of the vault's own sequence without a case, and of a finding that they owe a
    /// blind opinion on without what it says.
    /// </summary>
    private static JsonObject ToJson(
        RecordedFact fact, Standing? standing, IReadOnlySet<FindingId> hidden) =>
        standing is not null && HiddenFindings.Hides(fact, hidden, standing.Pseudonym)
            ? FactJson.WithoutFields(fact, standing.ToJson())
            : FactJson.ToJson(fact, standing?.ToJson());
}
