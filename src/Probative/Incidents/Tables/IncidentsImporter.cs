using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Reading.Tables;

namespace Probative.Incidents.Tables;

/// <summary>
/// Records the incidents of a table: a fact for each, and one for each of its hypotheses. A crash leaves
/// those before it recorded; the same table again goes on, because nothing is recorded that the case has
/// already, and an incident that lacks a hypothesis of the table gets it.
/// </summary>
public sealed class IncidentsImporter(IVault vault) : ICommandHandler<ImportIncidents>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ImportIncidents command, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (text, standing, problem) = await BeginAsync(command, ct);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        var there = await CaseIncidents.LoadAsync(vault, standing!, withDropped: true, ct);
        var lookup = new RowLookup(vault, standing!, there);
        var groups = new RowGroups();
        foreach (var row in IncidentTable.Read(text))
        {
            var found = await lookup.FindAsync(row, CancellationToken.None);
            foreach (var wrong in groups.Add(found)) yield return new CommandEvent.Noted(wrong);
        }

        if (groups.All.Count == 0 && groups.Refused > 0)
        {
            yield return new CommandEvent.Finished(Ending.WrongUsage, null);
            yield break;
        }

        var (recorded, hypotheses, again, stopped) = (0L, 0L, 0L, false);
        var plan = new ImportPlan(there);
        foreach (var group in groups.All)
        {
            if (ct.IsCancellationRequested)
            {
                yield return new CommandEvent.Noted(Interrupted(group[0]));
                stopped = true;
                break;
            }

            var facts = plan.FactsOf(group);
            if (facts.Count == 0) again++;
            foreach (var fact in facts)
            {
                var where = await vault.Ledger.AppendAsync(
                    standing!.Id, fact, standing.Pseudonym, CancellationToken.None);
                if (fact is IncidentDescribed) recorded++;
                else hypotheses++;
                yield return new CommandEvent.Recorded(fact.Type, where);
            }
        }

        if (recorded + hypotheses > 0) await vault.Ledger.PublishAsync(CancellationToken.None);
        var result = new JsonObject
        {
            ["case"] = standing!.ToJson(), ["recorded"] = recorded, ["hypotheses"] = hypotheses,
            ["again"] = again, ["refused"] = groups.Refused, ["checkpoint"] = Published.ToJson(vault),
        };
        yield return new CommandEvent.Finished(
            groups.Refused > 0 || stopped ? Ending.DoneWithFailures : Ending.Done, result);
    }

    private async Task<(string Text, Standing? Standing, Problem? Problem)> BeginAsync(
        ImportIncidents command, CancellationToken ct)
    {
        var (text, unread) = TableReader.TextOf(command.Csv.Span);
        if (unread is not null) return ("", null, unread);
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        return found is CaseFound.One(var standing)
            ? (text, standing, null)
            : ("", null, found.ToProblem(command.Case));
    }

    private static Problem Interrupted(IncidentRow row) => new(
        "interrupted",
        null,
        $"Stopped before the incident of row {row.Number}.",
        "Take the same table in again: what is there already is passed over.");
}
