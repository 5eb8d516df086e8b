using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;

namespace Probative.Handover.CaseUco;

/// <summary>
/// Writes a case in CASE/UCO, as JSON-LD. It is no handover: it proves nothing, carries no bytes of items and
/// is not recorded; the access log says who made it.
/// </summary>
public sealed class CaseUcoExporter(IVault vault, IOutlet outlet) : ICommandHandler<ExportCaseUco>
{
    public IAsyncEnumerable<CommandEvent> RunAsync(ExportCaseUco command, CancellationToken ct) =>
        Answer.StreamAsync(ExportAsync(command, ct));

    private async Task<Answer> ExportAsync(ExportCaseUco command, CancellationToken ct)
    {
        if (outlet.Refusal(command.To) is { } problem) return Answer.Refused(problem);
        var found = await new CaseRoll(vault).FindAsync(command.Case, command.By, ct);
        if (found is not CaseFound.One(var standing)) return Answer.Refused(found.ToProblem(command.Case)!);
        var withheld = await Withheld.FindAsync(vault, standing.Id, command.WithRestricted, ct);
        var graph = new CaseGraph(vault, standing, withheld);
        await graph.BuildAsync(ct);
        await outlet.WriteAsync(command.To, graph.Graph.ToBytes());
        return Answer.Done(new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["written"] = Path.GetFullPath(command.To),
            ["nodes"] = graph.Graph.Names.Count,
            ["items"] = graph.Items,
            ["receipts"] = graph.Receipts,
            ["claims"] = graph.Claims,
            ["observations"] = graph.Observations,
            ["findings"] = graph.Findings,
            ["incidents"] = graph.Incidents,
            ["restricted_left_out"] = withheld.Restricted.Count,
            ["terms_left_out"] = withheld.OnTerms.Count,
            ["of_these_left_out"] = graph.LeftOut,
            ["hidden"] = graph.Hidden,
        });
    }
}
