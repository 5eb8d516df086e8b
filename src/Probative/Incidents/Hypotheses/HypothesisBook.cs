using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Incidents.Hypotheses;

/// <summary>Hypotheses about some incidents of a case at one time, with what was argued.</summary>
internal sealed class HypothesisBook(
    IReadOnlyList<HypothesisView> hypotheses, ILookup<HypothesisId?, ArgumentView> arguments)
{
    /// <summary>Those about some incidents of the case.</summary>
    public static async Task<HypothesisBook> OfAsync(
        IVault vault, CaseId @case, long size, IEnumerable<IncidentId> incidents, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        var hypotheses = await db.Hypotheses.WithIds("Incident", incidents.Select(id => id.Value))
            .AsOf(size).Where(row => row.Case == @case).ToListAsync(ct);
        var arguments = await db.Arguments.WithIds("Hypothesis", hypotheses.Select(one => one.Id.Value))
            .AsOf(size).Where(row => row.Case == @case).ToListAsync(ct);
        return new HypothesisBook(
            [.. hypotheses.OrderBy(row => row.Index)],
            arguments.OrderBy(row => row.FromIndex).ToLookup(row => row.Hypothesis));
    }

    /// <summary>Those about one incident alone.</summary>
    public HypothesisBook About(IncidentId incident) =>
        new([.. hypotheses.Where(one => one.Incident == incident)], arguments);

    /// <summary>Those of which nobody named anything for them or against them, and nobody dropped.</summary>
    public IEnumerable<HypothesisView> Open =>
        hypotheses.Where(one => HypothesisShape.IsOpen(one, ArgumentsOf(one)));

    /// <summary>Those that nobody dropped, in the order of the log.</summary>
    public IEnumerable<HypothesisView> Followed => hypotheses.Where(one => one.DropNumber is null);

    /// <summary>
    /// A list for each question, in the order of the log: the times of an event, a recording and an upload
    /// are never in one list, and none of a list comes first for its merit.
    /// </summary>
    public JsonObject ToJson(bool withDropped, RestrictedNodes hidden) => new(Questions.All.Select(question =>
        KeyValuePair.Create<string, JsonNode?>(
            Questions.MemberOf(question),
            new JsonArray([.. hypotheses
                .Where(one => one.Of == question && (withDropped || one.DropNumber is null))
                .Select(one => Shape(one, hidden))]))));

    public JsonObject Shape(HypothesisView hypothesis, RestrictedNodes hidden) =>
        HypothesisShape.ToJson(hypothesis, ArgumentsOf(hypothesis), hidden);

    private List<ArgumentView> ArgumentsOf(HypothesisView hypothesis) => [.. arguments[hypothesis.Id]];
}
