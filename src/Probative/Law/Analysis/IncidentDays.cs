using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Incidents.Hypotheses;
using Probative.Kernel.Dates;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Law.Analysis;

/// <summary>
/// The days of an incident, by which versions of provisions are told: those that somebody asks for, or else
/// every day that any followed hypothesis of its event time allows. None of them is picked, so that no
/// version is left out because one reading was liked better.
/// </summary>
/// <param name="Text">The interval, as asked for or as far as it reaches; null when nobody said.</param>
/// <param name="Bounds">Its first and its last day.</param>
/// <param name="Hypotheses">From which it comes.</param>
internal sealed record IncidentDays(
    string? Text, EdtfBounds? Bounds, IReadOnlyList<HypothesisId> Hypotheses)
{
    /// <summary>Where the interval is from, in words.</summary>
    public string Basis => Hypotheses.Count > 0
        ? $"the widest span of {Hypotheses.Count} event-time "
            + (Hypotheses.Count == 1 ? "hypothesis" : "hypotheses that compete")
        : Text is null ? "no interval was stated, and no hypothesis says when" : "as asked for";

    public void AddTo(JsonObject json)
    {
        json["when"] = Text;
        json["when_basis"] = Basis;
        json["when_hypotheses"] =
            new JsonArray([.. Hypotheses.Select(id => (JsonNode)$"hypothesis:{id}")]);
    }

    public static async Task<IncidentDays> FindAsync(
        IVault vault, CaseId @case, IncidentId incident, string? asked, CancellationToken ct)
    {
        if (asked is not null) return new IncidentDays(asked, EdtfBounds.TryOf(asked), []);
        await using var db = vault.Views.OpenIncidents();
        var rows = await db.Hypotheses.Current()
            .Where(row => row.Case == @case && row.Incident == incident && row.DropNumber == null)
            .Where(row => row.Of == Questions.EventTime)
            .OrderBy(row => row.Index)
            .ToListAsync(ct);
        return Of([.. rows.Select(row => (row.Id, row.Edtf))]);
    }

    /// <summary>
    /// From the first day of the earliest to the last day of the latest; open at an end where any is.
    /// </summary>
    public static IncidentDays Of(IReadOnlyList<(HypothesisId Id, string? Edtf)> hypotheses)
    {
        List<(HypothesisId Id, EdtfBounds Bounds)> known =
        [
            .. hypotheses.Select(one => (one.Id, Bounds: EdtfBounds.TryOf(one.Edtf)))
                .Where(one => one.Bounds is not null)
                .Select(one => (one.Id, one.Bounds!.Value)),
        ];
        if (known.Count == 0) return new IncidentDays(null, null, []);
        EdtfDay? first = known.Exists(one => one.Bounds.Earliest is null)
            ? null
            : known.Min(one => one.Bounds.Earliest!.Value);
        EdtfDay? last = known.Exists(one => one.Bounds.Latest is null)
            ? null
            : known.Max(one => one.Bounds.Latest!.Value);
        return new IncidentDays(
            $"{first?.ToString() ?? ".."}/{last?.ToString() ?? ".."}",
            new EdtfBounds(first, last),
            [.. known.Select(one => one.Id)]);
    }
}
