using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;
using Probative.Reading.Observations;

namespace Probative.Reading;

/// <summary>
/// Somebody says something: in one passage of a text item, where <see cref="Quote"/> MUST equal the bytes
/// from <see cref="Start"/> to <see cref="End"/> (exclusive) of the item, read as UTF-8; or at a moment of a
/// recording or in a part of a picture, where it is what whoever recorded the claim heard or read there.
/// </summary>
public sealed record ClaimRecorded : IFact
{
    public required ClaimId Claim { get; init; }
    public required ItemId Item { get; init; }

    /// <summary>Offset of the first byte of the passage, in bytes from 0; null at a moment.</summary>
    public required long? Start { get; init; }

    /// <summary>Offset of the byte after the passage.</summary>
    public required long? End { get; init; }

    /// <summary>Null for a passage, and for a still picture.</summary>
    public Moment? Moment { get; init; }

    /// <summary>The part of the picture in which the words stand; null for none.</summary>
    public PictureRegion? Region { get; init; }

    public required string Quote { get; init; }

    /// <summary>Who says so, the outermost speaker first: the outlet, then whom it quotes.</summary>
    public required IReadOnlyList<string> Speakers { get; init; }

    /// <summary>The hedges in the speaker's own words; they survive every view of the claim.</summary>
    public required IReadOnlyList<string> Hedges { get; init; }

    /// <summary>`asserts` or `denies`.</summary>
    public required string Polarity { get; init; }

    public string Type => nameof(ClaimRecorded);

    public void Write(FactFields fields)
    {
        fields.About(Item.Value).Add("claim", Claim.Value).Add("item", Item.Value);
        if (Start is { } start && End is { } end)
        {
            fields.Add("passage", new JsonValue.Map(
                KeyValuePair.Create<string, JsonValue>("start", start),
                KeyValuePair.Create<string, JsonValue>("end", end),
                KeyValuePair.Create<string, JsonValue>("unit", "byte")));
        }
        else
        {
            fields.Add("moment", Moment?.ToValue() ?? JsonValue.FromString(null));
            fields.Add("region", Region?.ToValue() ?? JsonValue.FromString(null));
        }

        fields
            .Add("quote", Quote)
            .Add("speakers", Speakers)
            .Add("hedges", Hedges)
            .Add("polarity", Polarity);
    }
}
