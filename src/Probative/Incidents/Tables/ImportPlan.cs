using Probative.Incidents.Hypotheses;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Tables;

/// <summary>
/// What is to be recorded of a table in a case. Two equal incidents of a table are two: the first of them is
/// the first that the case has of these words, the second the second.
/// </summary>
internal sealed class ImportPlan(CaseIncidents there)
{
    private readonly Dictionary<string, Queue<(IncidentId Id, TabledIncident Incident)>> _there =
        there.All.GroupBy(one => one.Incident.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new Queue<(IncidentId, TabledIncident)>(group));

    /// <summary>The facts of one incident, those alone that the case lacks.</summary>
    public IReadOnlyList<IFact> FactsOf(IReadOnlyList<IncidentRow> rows)
    {
        var first = rows[0];
        var stated = new TabledIncident
        {
            Title = first.Title!,
            AccordingTo = [.. first.Recorded.Select(there.WordsOf).Distinct()],
            Status = TabledIncident.Alleged,
            Hypotheses = [.. rows.SelectMany(row => row.Found)],
        };
        var has = _there.TryGetValue(stated.Key, out var queue) && queue.TryDequeue(out var known)
            ? ((IncidentId Id, TabledIncident Incident)?)known
            : null;
        var id = has?.Id ?? IncidentId.New();
        List<TabledHypothesis> left = [.. has?.Incident.Hypotheses ?? []];
        List<IFact> facts = [];
        if (has is null)
        {
            facts.Add(new IncidentDescribed
            {
                Incident = id, Title = stated.Title, AccordingTo = first.Recorded, Reason = null,
            });
        }

        facts.AddRange(stated.Hypotheses.Where(one => !left.Remove(one)).Select(one => FactOf(id, one)));
        return facts;
    }

    private static HypothesisProposed FactOf(IncidentId incident, TabledHypothesis one) => new()
    {
        Hypothesis = HypothesisId.New(),
        Incident = incident,
        Of = one.Of,
        Where = one.RadiusMetres is { } radius
            ? new Whereabouts(one.Place, one.Latitude, one.Longitude, radius)
            : null,
        Edtf = one.Edtf,
        Supports = [],
        Opposes = [],
        Reasons = one.Reasons,
    };
}
