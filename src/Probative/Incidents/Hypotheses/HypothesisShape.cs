using System.Text.Json.Nodes;
using Probative.Kernel.Facts;
using Probative.Kernel.Views;

namespace Probative.Incidents.Hypotheses;

/// <summary>
/// A hypothesis in the shape of docs/spec/json-output.md. What is for it and what is against it stand beside
/// each other; nothing weighs them.
/// </summary>
internal static class HypothesisShape
{
    /// <param name="hypothesis">The hypothesis.</param>
    /// <param name="arguments">What was named later, in the order of the log.</param>
    /// <param name="hidden">What is left out of both lists, and counted.</param>
    public static JsonObject ToJson(
        HypothesisView hypothesis, IReadOnlyList<ArgumentView> arguments, RestrictedNodes hidden)
    {
        var leftOut = 0L;
        var json = Statement(hypothesis);
        json["for"] = Side(hypothesis.Supports, HypothesisArgued.For);
        json["against"] = Side(hypothesis.Opposes, HypothesisArgued.Against);
        json["restricted_left_out"] = leftOut;
        json["index"] = hypothesis.Index;
        json["number"] = hypothesis.Number;
        json["recorded_at"] = FactJson.Time(hypothesis.RecordedAt);
        json["actor"] = hypothesis.Actor;
        json["dropped"] = Dropped(hypothesis);
        return json;

        // Null, not empty, when the list was destroyed and nothing was named since.
        JsonArray? Side(IReadOnlyList<string>? proposed, string side)
        {
            var later = arguments.Where(one => one.Side == side).ToList();
            if (proposed is null && later.Count == 0) return null;
            JsonArray list = [];
            foreach (var reference in proposed ?? [])
                Add(list, reference, null, hypothesis.Number, hypothesis.Actor);
            foreach (var one in later) Add(list, one.Reference, one.Reason, one.Number, one.Actor);
            return list;
        }

        void Add(JsonArray list, string? reference, string? reason, long number, string? actor)
        {
            if (hidden.Hides(reference))
            {
                leftOut++;
                return;
            }

            list.Add(new JsonObject
            {
                ["reference"] = reference, ["reason"] = reason, ["number"] = number, ["actor"] = actor,
            });
        }
    }

    /// <summary>True while nothing was ever named for it or against it.</summary>
    public static bool IsOpen(HypothesisView hypothesis, IReadOnlyList<ArgumentView> arguments) =>
        hypothesis is { DropNumber: null, Supports: null or { Count: 0 }, Opposes: null or { Count: 0 } }
        && arguments.Count == 0;

    private static JsonObject Statement(HypothesisView hypothesis) => new()
    {
        ["id"] = hypothesis.Id.ToString(),
        ["incident"] = hypothesis.Incident?.ToString(),
        ["of"] = hypothesis.Of,
        ["place"] = hypothesis.Place,
        ["latitude"] = hypothesis.Latitude,
        ["longitude"] = hypothesis.Longitude,
        ["radius_m"] = hypothesis.RadiusMetres,
        ["edtf"] = hypothesis.Edtf,
        ["earliest"] = hypothesis.Earliest,
        ["latest"] = hypothesis.Latest,
        ["reasons"] = hypothesis.Reasons,
    };

    private static JsonObject? Dropped(HypothesisView hypothesis) => hypothesis.DropNumber is { } number
        ? new JsonObject
        {
            ["number"] = number,
            ["reason"] = hypothesis.DropReason,
            ["at"] = FactJson.Time(hypothesis.DroppedAt),
            ["actor"] = hypothesis.DroppedBy,
        }
        : null;
}
