using System.Text.Json.Nodes;
using Probative.Fingerprints.HashLists;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;

namespace Probative.Matching.HashLists;

/// <summary>
/// Keeps a list of hashes whole, says on the record who gave it, and holds the items of the case against it.
/// A crash leaves bytes that no fact names, or the list with some of the items compared: the same command
/// goes on, and takes no list in twice.
/// </summary>
public sealed class HashesImporter(IVault vault) : ICommandHandler<ImportHashes>
{
    private const int FromLengthMax = 2_000;

    public IAsyncEnumerable<CommandEvent> RunAsync(ImportHashes command, CancellationToken ct) =>
        CommandEvents.Of((tell, stop) => RunAsync(command, tell, stop), ct);

    private async Task RunAsync(ImportHashes command, Action<CommandEvent> tell, CancellationToken ct)
    {
        var (standing, list, problems) = await BeginAsync(command, ct);
        if (standing is null || list is null)
        {
            tell.Refuse(Ending.WrongUsage, problems);
            return;
        }

        await vault.Views.ReachAsync(vault.Ledger.Size, ct);
        var (roll, from) = (new HashListRoll(vault), vault.Ledger.Size);
        var digest = Hash32.Of(command.List.Span);
        var there = await roll.FindAsync(standing.Id, digest, ct);
        foreach (var fault in list.Faults) tell(new CommandEvent.Noted(HashListProblems.LeftOut(fault)));
        if (there is not null)
        {
            tell(new CommandEvent.Noted(HashListProblems.There(there)));
            list = roll.Read(there) ?? list;
        }
        else await RecordAsync(command, standing, list, tell);

        await vault.Views.ReachAsync(vault.Ledger.Size, CancellationToken.None);
        var row = there ?? (await roll.FindAsync(standing.Id, digest, CancellationToken.None))!;
        var hidden = await vault.Views.HiddenAsync(
            standing.Id, command.WithRestricted, CancellationToken.None);
        var counts = new HashListCounts();
        if (row.Id is { } id)
        {
            await new HashListMatching(vault, standing, null, hidden, counts, tell)
                .RunAsync(id, list, ct);
        }

        var result = new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["list"] = HashListShape.ToJson(row),
            ["was_there"] = there is not null,
        };
        await new HashListEnd(vault, counts, tell)
            .TellAsync([standing], hidden, from, result, list.FaultCount, ct);
    }

    /// <summary>The bytes are durable before the fact names them.</summary>
    private async Task RecordAsync(
        ImportHashes command, Standing standing, HashList list, Action<CommandEvent> tell)
    {
        var fact = new HashListImported
        {
            List = HashListId.New(),
            From = command.From.Trim(),
            Format = HashListWords.Of(list.Format),
            Sha256 = await KeptBytes.StoreAsync(vault, command.List, CancellationToken.None),
            SizeBytes = command.List.Length,
            Entries = list.Entries.Count,
            Poor = list.Entries.Count(entry => entry.IsPoor),
            Faults = list.FaultCount,
        };
        var where = await vault.Ledger.AppendAsync(
            standing.Id, fact, standing.Pseudonym, CancellationToken.None);
        tell(new CommandEvent.Recorded(fact.Type, where));
    }

    private async Task<(Standing? Standing, HashList? List, IReadOnlyList<Problem> Problems)> BeginAsync(
        ImportHashes command, CancellationToken ct)
    {
        if (!PlainWords.Are(command.From, FromLengthMax))
            return (null, null, [HashListProblems.Who("--from", FromLengthMax)]);
        HashListFormat? format = null;
        if (command.Format is { } word && (format = HashListWords.Find(word)) is null)
            return (null, null, [HashListProblems.NoFormat()]);
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return (null, null, [found.ToProblem(command.Case)!]);
        return HashListReader.Read(command.List.Span, format) switch
        {
            HashListOutcome.Read(var list) => (standing, list, []),
            HashListOutcome.Refused(var faults) =>
                (null, null, [HashListProblems.NoList(), .. faults.Select(HashListProblems.Refused)]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
