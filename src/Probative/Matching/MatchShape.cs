using System.Text.Json.Nodes;
using Probative.Fingerprints.Copies;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Views;

namespace Probative.Matching;

/// <summary>A match in the shape of docs/spec/json-output.md.</summary>
internal static class MatchShape
{
    /// <summary>Said beside every match: what it does not show.</summary>
    public const string Scope =
        "A possible copy is what a comparison proposes until a person confirms it. It says that both show "
        + "the same, as far as was measured; not which came first, who copied from whom, or that either is "
        + "genuine. Where nothing moves, two recordings of one place cannot be told from one.";

    public const string Possible = "possible copy";

    /// <param name="match">The match.</param>
    /// <param name="judged">What stands of what people said of it; null where nobody did.</param>
    /// <param name="names">The names of the items.</param>
    public static JsonObject ToJson(
        MatchView match, MatchJudgementView? judged, IReadOnlyDictionary<ItemId, string?> names)
    {
        var stretches = StretchForm.ReadStretches(match.Stretches) ?? [];
        var sound = StretchForm.ReadSound(match.Sound);
        var (first, second) = (Called(match.First, names), Called(match.Second, names));
        return new JsonObject
        {
            ["id"] = match.Id?.ToString(),
            ["first"] = Item(match.First, names),
            ["second"] = Item(match.Second, names),
            ["state"] = judged?.Verdict ?? Possible,
            ["says"] = new JsonArray([.. Sentences(stretches, sound, first, second)]),
            ["picture_score"] = stretches.Count > 0 ? Score(stretches) : null,
            ["stretches"] = match.Stretches is { } all ? JsonNode.Parse(all) : null,
            ["sound"] = match.Sound is { } heard ? JsonNode.Parse(heard) : null,
            ["judged"] = judged is null
                ? null
                : new JsonObject
                {
                    ["verdict"] = judged.Verdict,
                    ["reason"] = judged.Reason,
                    ["at"] = FactJson.Time(judged.RecordedAt),
                    ["actor"] = judged.Actor,
                    ["number"] = judged.Number,
                },
            ["method"] = match.Method,
            ["first_print"] = match.FirstPrint?.ToHex(),
            ["second_print"] = match.SecondPrint?.ToHex(),
            ["index"] = match.FromIndex,
            ["number"] = match.Number,
            ["recorded_at"] = FactJson.Time(match.RecordedAt),
            ["actor"] = match.Actor,
        };
    }

    private static double Score(IReadOnlyList<CopyFound> stretches) =>
        stretches.Max(found => found.Score.Picture);

    /// <summary>What was measured, in sentences.</summary>
    public static IEnumerable<JsonNode?> Sentences(
        IReadOnlyList<CopyFound> stretches, SoundAgreement? sound, string first, string second)
    {
        foreach (var found in stretches)
        {
            var whole = found == stretches[0] && sound is not null ? found with { Sound = sound } : found;
            yield return JsonValue.Create(CopyWords.Say(whole, first, second));
        }

        if (stretches.Count == 0 && sound is not null)
            yield return JsonValue.Create(CopyWords.SaySound(sound, first, second));
    }

    private static string Called(ItemId? item, IReadOnlyDictionary<ItemId, string?> names) =>
        item is not { } id ? "an item that was destroyed" : names.GetValueOrDefault(id) ?? id.ToString();

    private static JsonObject? Item(ItemId? item, IReadOnlyDictionary<ItemId, string?> names) =>
        item is not { } id
            ? null
            : new JsonObject { ["id"] = id.ToString(), ["name"] = names.GetValueOrDefault(id) };
}
