using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Ledger.Facts;

namespace Probative.Reading.Observations;

/// <summary>
/// Somebody sees, hears or measures something at a moment of an item: whoever has the item can look again.
/// It has no speaker, and says nothing of what it means.
/// </summary>
public sealed record ObservationRecorded : IFact
{
    public required ObservationId Observation { get; init; }
    public required ItemId Item { get; init; }

    /// <summary>Null for the whole item, or a still picture.</summary>
    public required Moment? Moment { get; init; }

    /// <summary>A part of the picture; null for all of it.</summary>
    public required PictureRegion? Region { get; init; }

    /// <summary>In the observer's own words.</summary>
    public required string Text { get; init; }

    /// <summary>`seen`, `heard` or `measured`.</summary>
    public required string Kind { get; init; }

    public string Type => nameof(ObservationRecorded);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("observation", Observation.Value)
        .Add("item", Item.Value)
        .Add("moment", Moment?.ToValue() ?? JsonValue.FromString(null))
        .Add("region", Region?.ToValue() ?? JsonValue.FromString(null))
        .Add("text", Text)
        .Add("kind", Kind);
}
