using System.Text.Json.Nodes;
using Probative.Kernel.Facts;
using Probative.Reading;

namespace Probative.Tests.Casework.Histories;

/// <summary>A claim as the facts have it, with what was corrected since.</summary>
internal sealed record SaidClaim(
    string Id,
    string Item,
    int Start,
    int End,
    string Quote,
    string[] Speakers,
    string[] Hedges,
    string Polarity)
{
    /// <summary>Who it was that said it, whatever case and spaces they are written in.</summary>
    public string LastSpeaker => string.Join(
        ' ', Speakers[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}

/// <summary>What facts say of claims, read by another way than the product's views.</summary>
internal static class SaidClaims
{
    public static Dictionary<string, SaidClaim> Of(IEnumerable<RecordedFact> facts)
    {
        Dictionary<string, SaidClaim> claims = [];
        Dictionary<long, string> at = [];
        foreach (var fact in facts)
        {
            if (fact.Type == nameof(ClaimRecorded))
            {
                var passage = Node(fact, "passage")!;
                var claim = new SaidClaim(
                    fact.Fields.Text("claim")!,
                    fact.Fields.Text("item")!,
                    (int)passage["start"]!,
                    (int)passage["end"]!,
                    fact.Fields.Text("quote")!,
                    [.. fact.Fields.Texts("speakers")],
                    [.. fact.Fields.Texts("hedges")],
                    fact.Fields.Text("polarity")!);
                (claims[claim.Id], at[fact.Index]) = (claim, claim.Id);
            }
            else if (fact.Type == nameof(FieldCorrected)
                && at.TryGetValue(fact.Fields.Count("corrects_index")!.Value, out var id))
            {
                string[] value = [.. fact.Fields.Texts("value")];
                claims[id] = fact.Fields.Text("field") == "hedges"
                    ? claims[id] with { Hedges = value }
                    : claims[id] with { Speakers = value };
            }
        }

        return claims;
    }

    public static JsonNode? Node(RecordedFact fact, string field) =>
        fact.Fields.Value(field) is { } value ? JsonNode.Parse(value.ToString()!) : null;

    /// <summary>Every object in it, itself included.</summary>
    public static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject whole => whole.SelectMany(one => Objects(one.Value)).Prepend(whole),
        JsonArray array => array.SelectMany(Objects),
        _ => [],
    };

    public static string[] Texts(JsonNode? array) => [.. array!.AsArray().Select(one => (string)one!)];
}
