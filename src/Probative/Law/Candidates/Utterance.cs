using System.Text.Json.Nodes;
using Probative.Kernel.Views;
using Probative.Kernel.Words;
using Probative.Reading.Propositions;

namespace Probative.Law.Candidates;

/// <summary>What is said or seen, as the rules look at it: words, without those of who is said to act.
/// </summary>
/// <param name="Reference">The claim or the observation.</param>
/// <param name="Verb">`says`, `denies` or `sees`.</param>
/// <param name="Type">What the claim is read as; null of what nobody read, and of what is seen.</param>
/// <param name="Words">Folded as for a search.</param>
/// <param name="Shape">The claim or the observation with all that belongs to it: hedges, polarity, speakers.
/// </param>
internal sealed record Utterance(
    string Reference, string Verb, string? Type, IReadOnlyList<string> Words, JsonObject Shape)
{
    public static Utterance Of(ClaimView claim, ClaimReadingView? reading)
    {
        var said = reading is null ? null : JsonNode.Parse(reading.Proposition ?? "null") as JsonObject;
        var verb = claim.Polarity switch
        {
            "asserts" => "says",
            "denies" => "denies",
            _ => "says or denies",
        };
        var shape = ClaimShape.ToJson(claim);
        shape["reading"] = reading is null ? null : ClaimReadings.ToJson(reading);
        return new Utterance(
            $"claim:{claim.Id}", verb, reading?.Type, WordsOf(claim.Quote ?? "", said), shape);
    }

    public static Utterance Of(ObservationView seen) => new(
        $"observation:{seen.Id}",
        seen.Kind == "heard" ? "hears" : seen.Kind == "measured" ? "measures" : "sees",
        null,
        FoldedWords.Of(seen.Text ?? ""),
        ObservationShape.ToJson(seen));

    /// <summary>
    /// The quote, whom it is done to and what is counted. Who is said to act is taken out, so that a name
    /// that sounds like an act asks nothing of its bearer.
    /// </summary>
    private static IReadOnlyList<string> WordsOf(string quote, JsonObject? said)
    {
        var text = quote;
        foreach (var words in Texts(said?["actors"], "words").OrderByDescending(one => one.Length))
            text = text.Replace(words, " \u00b7 ", StringComparison.OrdinalIgnoreCase);
        return
        [
            .. FoldedWords.Of(text),
            .. Texts(said?["affected"], "words").SelectMany(FoldedWords.Of),
            .. Texts(said?["counts"], "of").SelectMany(FoldedWords.Of),
        ];
    }

    private static IEnumerable<string> Texts(JsonNode? list, string member) =>
        (list as JsonArray ?? []).Select(one => (string?)one?[member]).OfType<string>()
            .Where(text => text.Length > 0);
}
