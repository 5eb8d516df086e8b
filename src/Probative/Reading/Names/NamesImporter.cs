using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Reading.Tables;

namespace Probative.Reading.Names;

/// <summary>
/// Records the rows of a table, one fact for each that is right: a crash leaves the rows before it recorded
/// and those after it not, and the same table again goes on, because a row that the case has already is no
/// second thing.
/// </summary>
public sealed class NamesImporter(IVault vault) : ICommandHandler<ImportNames>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ImportNames command, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (standing, text, problem) = await BeginAsync(command, ct);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        var there = (await new NamedRoll(vault).AllAsync([standing!], command.Of, ct))
            .Select(thing => thing.Described).OfType<Description>().ToLookup(one => one.Name);
        Dictionary<string, List<Description>> read = new(StringComparer.Ordinal);
        var (recorded, again, bad) = (0L, 0L, 0L);
        foreach (var row in NamedTable.Read(text, command.Of))
        {
            if (ct.IsCancellationRequested)
            {
                yield return new CommandEvent.Noted(Interrupted(row));
                bad++;
                break;
            }

            if (row.Description is not { } stated)
            {
                bad++;
                foreach (var wrong in row.Problems) yield return new CommandEvent.Noted(wrong);
                continue;
            }

            // Two equal rows are two things of one description; the case has them when it had as many.
            var before = read.TryGetValue(stated.Name, out var others) ? others : read[stated.Name] = [];
            before.Add(stated);
            if (there[stated.Name].Count(stated.Says) >= before.Count(stated.Says))
            {
                again++;
                continue;
            }

            var fact = stated.ToFact(Id.New(), null);
            var where = await vault.Ledger.AppendAsync(
                standing!.Id, fact, standing.Pseudonym, CancellationToken.None);
            recorded++;
            yield return new CommandEvent.Recorded(fact.Type, where);
        }

        yield return await EndAsync(standing!, recorded, again, bad);
    }

    private async Task<CommandEvent> EndAsync(Standing standing, long recorded, long again, long bad)
    {
        if (recorded + again == 0 && bad > 0) return new CommandEvent.Finished(Ending.WrongUsage, null);
        if (recorded > 0) await vault.Ledger.PublishAsync(CancellationToken.None);
        var result = new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["recorded"] = recorded,
            ["again"] = again,
            ["refused"] = bad,
            ["checkpoint"] = Published.ToJson(vault),
        };
        return new CommandEvent.Finished(bad > 0 ? Ending.DoneWithFailures : Ending.Done, result);
    }

    private async Task<(Standing? Standing, string Text, Problem? Problem)> BeginAsync(
        ImportNames command, CancellationToken ct)
    {
        if (NamedRoll.NotEntityOrPlace(command.Of) is { } wrong) return (null, "", wrong);
        var (text, unread) = TableReader.TextOf(command.Csv.Span);
        if (unread is not null) return (null, "", unread);
        var (standing, _, problem) =
            await new NamedRoll(vault).FindAsync(command.By, command.Case, command.Of, null, ct);
        return (standing, text, problem);
    }

    private static Problem Interrupted(NamedTableRow row) => new(
        "interrupted",
        null,
        $"Stopped before row {row.Number}.",
        "Take the same table in again: rows that are there already are passed over.");
}
