using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Reading.Propositions;

namespace Probative.Incidents.Patterns;

/// <summary>
/// Incidents of a pattern with what claims about them say: who is alleged to have acted, and to whom, how
/// many, by which method. Denials and what was taken back name nobody.
/// </summary>
internal sealed class PatternRows(IVault vault, Standing standing, long size, bool withRestricted)
{
    private const int SpeakersMax = 10;

    private readonly Dictionary<string, long> _speakers = new(StringComparer.Ordinal);

    /// <summary>Who told the claims of the rows so far, the first speaker of each.</summary>
    public JsonArray ToldBy() => new([.. _speakers.OrderByDescending(one => one.Value)
        .ThenBy(one => one.Key, StringComparer.Ordinal).Take(SpeakersMax)
        .Select(one => (JsonNode)new JsonObject { ["speaker"] = one.Key, ["claims"] = one.Value })]);

    public async Task<List<JsonObject>> OfAsync(
        IReadOnlyList<(Whereabout Incident, Fit Fit)> some,
        PatternSpots spots,
        Task<SaidHolders> holding,
        CancellationToken ct)
    {
        var views = await ViewsAsync([.. some.Select(one => one.Incident.Id)], ct);
        var record = await IncidentRecord.OfAsync(vault, standing.Id, size, [.. views.Values], ct);
        var hidden = await RestrictedNodes.LoadAsync(vault, standing.Id, withRestricted, ct);
        List<(Whereabout Incident, Fit Fit, IncidentMatter Matter)> all =
        [
            .. some.Select(one => (
                one.Incident, one.Fit, new IncidentMatter(record, one.Incident.Id, hidden))),
        ];
        var readings = await new ClaimReadings(vault).OfAsync(
            [.. all.SelectMany(one => one.Matter.Alleged).Select(claim => claim.Id).OfType<ClaimId>()],
            size,
            ct);
        var holders = await holding;
        List<JsonObject> rows = [];
        foreach (var (incident, fit, matter) in all)
        {
            foreach (var claim in matter.Alleged) Count(claim);
            var row = IncidentShape.ToJson(views[incident.Id], record, standing, hidden);
            row["fits"] = fit == Fit.Yes ? "by every reading" : "by some reading, or nothing is said";
            row["event_times"] =
                new JsonArray([.. incident.Times.Select(one => JsonValue.Create(one.Edtf))]);
            row["places"] = spots.Of(incident);
            row["held_by"] = new JsonArray([.. holders.At(incident).Select(one => JsonValue.Create(one))]);
            Say(row, [.. matter.Alleged.Select(claim => Proposition(claim, readings)).OfType<JsonObject>()]);
            row["claims"] = matter.Alleged.Count;
            row["denials"] = matter.Denials.Count;
            row["restricted_left_out"] = matter.LeftOut;
            rows.Add(row);
        }

        return rows;
    }

    private async Task<Dictionary<IncidentId, IncidentView>> ViewsAsync(
        IReadOnlyList<IncidentId> ids, CancellationToken ct)
    {
        await using var db = vault.Views.OpenIncidents();
        return await db.Incidents.WithIds("Id", ids.Select(id => id.Value)).AsOf(size)
            .Where(row => row.Case == standing.Id).ToDictionaryAsync(row => row.Id, ct);
    }

    private static JsonObject? Proposition(
        ClaimView claim, IReadOnlyDictionary<ClaimId, ClaimReadingView> readings) =>
        claim.Id is { } id && readings.TryGetValue(id, out var reading)
            ? PropositionShape.ToJson(reading.Proposition)
            : null;

    private static void Say(JsonObject row, IReadOnlyList<JsonObject> said)
    {
        row["alleged_actors"] = Mentions(said, "actors");
        row["alleged_affected"] = Mentions(said, "affected");
        row["methods"] = new JsonArray([.. said.Select(one => (string?)one["method"]).OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase).Select(one => JsonValue.Create(one))]);
        row["counts"] = Counts(said);
    }

    /// <summary>Each once: by what it means, or by its words while nobody said what they mean.</summary>
    private static JsonArray Mentions(IReadOnlyList<JsonObject> said, string list) =>
    [
        .. said.Where(one =>
                (string?)one["type"] is not (PropositionTypes.Control or PropositionTypes.Command))
            .SelectMany(one => one[list]!.AsArray()).OfType<JsonObject>()
            .DistinctBy(one => (string?)one["means"] ?? (string?)one["words"])
            .Select(one => one.DeepClone()),
    ];

    /// <summary>What is counted, each in its words with the least and the most that anybody reads.</summary>
    private static JsonArray Counts(IReadOnlyList<JsonObject> said) =>
    [
        .. said.SelectMany(one => one["counts"]!.AsArray()).OfType<JsonObject>()
            .GroupBy(one => (string?)one["of"], StringComparer.Ordinal)
            .Select(counts => new JsonObject
            {
                ["of"] = counts.Key,
                ["min"] = counts.Min(one => (long)one["min"]!),
                ["max"] = counts.Any(one => one["max"] is null)
                    ? null
                    : counts.Max(one => (long)one["max"]!),
                ["words"] = new JsonArray([.. counts.Select(one => (string?)one["words"])
                    .Distinct(StringComparer.Ordinal).Select(one => JsonValue.Create(one))]),
            }),
    ];

    private void Count(ClaimView claim)
    {
        if (claim.Speakers is not [var first, ..]) return;
        _speakers[first] = _speakers.GetValueOrDefault(first) + 1;
    }
}
