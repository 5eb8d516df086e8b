using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Probative.Incidents.Hypotheses;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Incidents;

/// <summary>
/// Lists alleged incidents in the order in which they were described first, with how much is attached to
/// each: a count of claims, never of origins.
/// </summary>
public sealed class IncidentLister(IVault vault) : ICommandHandler<ListIncidents>
{
    public async IAsyncEnumerable<CommandEvent> RunAsync(
        ListIncidents command, [EnumeratorCancellation] CancellationToken ct)
    {
        var (cases, problem) = await new CaseRoll(vault).ChooseAsync(command.Case, command.By, ct);
        if (problem is not null)
        {
            foreach (var refused in Answer.Refused(problem).Events()) yield return refused;
            yield break;
        }

        var size = vault.Ledger.Size;
        await vault.Views.ReachAsync(size, ct);
        var (count, leftOut) = (0L, 0L);
        foreach (var standing in cases)
        {
            var record = await IncidentRecord.LoadAsync(vault, standing.Id, size, ct);
            var hidden = await RestrictedNodes.LoadAsync(vault, standing.Id, command.WithRestricted, ct);
            var book = await HypothesisBook.LoadAsync(vault, standing.Id, size, ct);
            foreach (var incident in record.Incidents)
            {
                var matter = new IncidentMatter(record, incident.Id, hidden);
                leftOut += matter.LeftOut;
                if (count > command.Limit) continue;
                if (++count > command.Limit)
                {
                    yield return new CommandEvent.Noted(Limits.Reached(command.Limit));
                    continue;
                }

                var row = IncidentShape.ToJson(incident, record, standing, hidden);
                row["counts"] = Counts(matter, book.About(incident.Id));
                yield return new CommandEvent.Row(row);
            }
        }

        yield return new CommandEvent.Finished(Ending.Done, new JsonObject
        {
            ["count"] = Math.Min(count, command.Limit), ["restricted_left_out"] = leftOut,
        });
    }

    private static JsonObject Counts(IncidentMatter matter, HypothesisBook book) => new()
    {
        ["claims"] = matter.Alleged.Count,
        ["denials"] = matter.Denials.Count,
        ["withdrawn"] = matter.Against.Count,
        ["observations"] = matter.Observations.Count,
        ["findings"] = matter.Findings.Count,
        ["items"] = matter.Items.Count,
        ["open_tasks"] = matter.OpenTasks.Count,
        ["hypotheses"] = book.Followed,
        ["restricted_left_out"] = matter.LeftOut,
    };
}
