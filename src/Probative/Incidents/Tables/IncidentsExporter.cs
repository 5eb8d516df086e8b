using System.Text;
using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Incidents.Tables;

/// <summary>
/// Writes the alleged incidents of a case as a table: as they are described now, with the hypotheses that are
/// followed. Ids, links, what speaks for a hypothesis and what courts decided are no part of it; a final
/// decision stands in the place of the word that it ended.
/// </summary>
public sealed class IncidentsExporter(IVault vault, IOutlet outlet) : ICommandHandler<ExportIncidents>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ExportIncidents command, CancellationToken ct) =>
        Answer.StreamAsync(ExportAsync(command, ct));

    private async Task<Answer> ExportAsync(ExportIncidents command, CancellationToken ct)
    {
        if (command.To is { } to && outlet.Refusal(to) is { } problem) return Answer.Refused(problem);
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return Answer.Refused(found.ToProblem(command.Case)!);
        var incidents = await CaseIncidents.LoadAsync(vault, standing, withDropped: false, ct);
        var table = new StringBuilder(IncidentTable.Head);
        var number = 0L;
        foreach (var (_, incident) in incidents.All)
            table.Append(IncidentTable.Lines(++number, incident, incidents.NameOf));
        var result = new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["written"] = null,
            ["count"] = number,
            ["hypotheses"] = incidents.All.Sum(one => (long)one.Incident.Hypotheses.Count),
            ["left_out"] = incidents.LeftOut,
            ["hypotheses_left_out"] = incidents.HypothesesLeftOut,
            ["restricted_left_out"] = incidents.RestrictedLeftOut,
        };
        await outlet.GiveAsync(command.To, table.ToString(), result);
        return Answer.Done(result);
    }
}
