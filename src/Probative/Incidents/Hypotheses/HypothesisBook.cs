using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Incidents.Hypotheses;

/// <summary>Hypotheses of a case, or of one incident of it, at one time, with what was argued.</summary>
internal sealed class HypothesisBook(
    IReadOnlyList<HypothesisView> hypotheses, ILookup<HypothesisId?, ArgumentView> arguments)
{
    public static async Task<HypothesisBook> LoadAsync(
        IVault vault, CaseId @case, long size, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        var hypotheses = await db.Hypotheses.AsOf(size)
            .Where(row => row.Case == @case)
            .OrderBy(row => row.Index)
            .ToListAsync(ct);
        var arguments = await db.Arguments.AsOf(size)
            .Where(row => row.Case == @case)
            .OrderBy(row => row.FromIndex)
            .ToListAsync(ct);
        return new HypothesisBook(hypotheses, arguments.ToLookup(row => row.Hypothesis));
    }

    /// <summary>Those about one incident alone.</summary>
    public HypothesisBook About(IncidentId incident) =>
        new([.. hypotheses.Where(one => one.Incident == incident)], arguments);

    /// <summary>Those of which nobody named anything for them or against them, and nobody dropped.</summary>
    public IEnumerable<HypothesisView> Open =>
        hypotheses.Where(one => HypothesisShape.IsOpen(one, ArgumentsOf(one)));

    /// <summary>How many are followed.</summary>
    public int Followed => hypotheses.Count(one => one.DropNumber is null);

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
