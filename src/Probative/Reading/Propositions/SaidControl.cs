using System.Text.Json.Nodes;
using Probative.Kernel.Casework;
using Probative.Kernel.Views;

namespace Probative.Reading.Propositions;

/// <summary>One claim about who holds a place, as it is read.</summary>
internal sealed class SaidControl
{
    private readonly ClaimView _claim;
    private readonly JsonObject _proposition;

    public SaidControl(ClaimView claim, ClaimReadingView reading)
    {
        (_claim, Reading) = (claim, reading);
        _proposition = PropositionShape.ToJson(reading.Proposition) ?? [];
        var place = _proposition["place"];
        PlaceKey = Key(place);
        Holders =
        [
            .. (reading.Holders ?? []).Select(one => one.ToUpperInvariant()).Order(StringComparer.Ordinal),
        ];
    }

    public ClaimReadingView Reading { get; }

    /// <summary>The same for the same place of the case; without one, for the same words.</summary>
    public string PlaceKey { get; }

    // However their words are written.
    private IReadOnlyList<string> Holders { get; }

    private bool Denies => _claim.Polarity == "denies";

    /// <summary>
    /// True if the other says something else of the same place and of days that can be the same: another
    /// holder, or that it is not so.
    /// </summary>
    public bool IsDisputedBy(SaidControl other) =>
        other.PlaceKey == PlaceKey
        && other.Reading.FromIndex != Reading.FromIndex
        && MeetsDaysOf(other)
        && (Holders.SequenceEqual(other.Holders) ? Denies != other.Denies : !Denies && !other.Denies);

    public JsonObject ToJson(IReadOnlyList<SaidControl> disputing)
    {
        var shape = ClaimShape.ToJson(_claim);
        shape["proposition"] = _proposition.DeepClone();
        shape["earliest"] = Reading.Earliest;
        shape["latest"] = Reading.Latest;
        shape["disputed_by"] = new JsonArray(
            [.. disputing.Select(one => (JsonNode?)one._claim.Id?.ToString())]);
        return shape;
    }

    private bool MeetsDaysOf(SaidControl other) =>
        Before(Reading.Earliest, other.Reading.Latest) && Before(other.Reading.Earliest, Reading.Latest);

    /// <summary>Open at an end, it can be any day there.</summary>
    private static bool Before(string? first, string? last) =>
        first is null || last is null || string.CompareOrdinal(first, last) <= 0;

    /// <summary>What the words are taken to mean, or the words.</summary>
    public static string Key(JsonNode? mention) =>
        (string?)mention?["means"] ?? $"words:{((string?)mention?["words"] ?? "").ToUpperInvariant()}";
}
