using System.Text.Json.Nodes;
using Probative.Kernel.Cases;
using Probative.Kernel.Casework;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;
using Probative.Reading.Propositions;

namespace Probative.Incidents;

/// <summary>
/// An incident in the one shape that every command shows it in (docs/spec/json-output.md): that it is
/// alleged, and according to whom, is part of it, so that no view can lose that. Once a final decision is
/// recorded the decision stands in its place, in the court's name; no word here is a verdict of ours.
/// </summary>
internal static class IncidentShape
{
    public static JsonObject ToJson(
        IncidentView incident, IncidentRecord record, Standing standing, RestrictedNodes hidden)
    {
        List<CourtDecisionView> decisions = [.. record.Decisions[incident.Id]];
        var final = decisions.Where(decision => decision.IsFinal).ToList();
        var according = incident.AccordingTo?.Select(text => AccordingTo(text, record, hidden)).ToList();
        return new JsonObject
        {
            ["id"] = incident.Id.ToString(),
            ["case"] = standing.ToJson(),

            // Null and not false: a decision may also say that it did not happen.
            ["alleged"] = final.Count == 0 ? true : null,
            ["label"] = final.Count == 0
                ? AllegedLabel(according)
                : string.Join("; ", final.Select(DecidedLabel)),
            ["title"] = incident.Title,
            ["according_to"] = according is null ? null : new JsonArray([.. according]),
            ["decisions"] = new JsonArray([.. decisions.Select(ToJson)]),
            ["reason"] = incident.Reason,
            ["index"] = incident.FromIndex,
            ["first_index"] = incident.Index,
            ["number"] = incident.Number,
            ["recorded_at"] = FactJson.Time(incident.RecordedAt),
            ["actor"] = incident.Actor,
        };
    }

    /// <summary>A claim as it was read, with what became of it beside.</summary>
    public static JsonObject ToJson(
        ClaimView claim, IReadOnlyDictionary<ClaimId, ClaimReadingView> readings, IncidentMatter matter)
    {
        var json = ClaimReadings.ToJson(claim, readings);
        json["denied_by"] =
            new JsonArray([.. matter.DeniersOf(claim).Select(one => JsonValue.Create(one.ToString()))]);
        json["withdrawn"] =
            matter.WithdrawalOf(claim) is { } withdrawal ? WithdrawalShape.ToJson(withdrawal) : null;
        return json;
    }

    private static JsonObject ToJson(CourtDecisionView decision) => new()
    {
        ["court"] = decision.Court,
        ["citation"] = decision.Citation,
        ["date"] = decision.Date,
        ["final"] = decision.IsFinal,
        ["decided"] = decision.Decided,
        ["index"] = decision.FromIndex,
        ["number"] = decision.Number,
        ["recorded_at"] = FactJson.Time(decision.RecordedAt),
        ["actor"] = decision.Actor,
    };

    /// <summary>Of a claim the words are those who say so, the first speaker first.</summary>
    public static JsonObject AccordingTo(string text, IncidentRecord record, RestrictedNodes hidden)
    {
        if (!Reference.TryParse(text, out var reference))
            return Entry(null, text, isRestricted: false, isWithdrawn: false);
        var isRestricted = hidden.Hides(reference);
        var claim = isRestricted ? null : record.Claims.GetValueOrDefault(reference);
        var isWithdrawn = claim?.Id is { } id && record.Withdrawals.ContainsKey(id);
        return Entry(text, Speakers(claim), isRestricted, isWithdrawn);
    }

    private static JsonObject Entry(string? reference, string? words, bool isRestricted, bool isWithdrawn) =>
        new()
        {
            ["reference"] = reference,
            ["words"] = words,
            ["restricted"] = isRestricted,
            ["withdrawn"] = isWithdrawn,
        };

    private static string? Speakers(ClaimView? claim) => claim?.Speakers is { Count: > 0 } speakers
        ? string.Join(", as told by ", speakers.Reverse())
        : null;

    private static string AllegedLabel(List<JsonObject>? according) =>
        "alleged incident, according to " + (according is null or []
            ? "somebody who is not known any more"
            : string.Join("; ", according.Select(Named)));

    private static string Named(JsonObject one)
    {
        var name = (string?)one["words"] ?? ((bool)one["restricted"]!
            ? "a claim in a restricted item"
            : (string?)one["reference"] ?? "");
        return (bool)one["withdrawn"]! ? $"{name} (withdrawn)" : name;
    }

    private static string DecidedLabel(CourtDecisionView decision) =>
        $"{decision.Court ?? "a court"}, {decision.Date ?? "no date"} "
            + $"({decision.Citation ?? "citation destroyed"}), decided: {decision.Decided ?? "destroyed"}";
}
