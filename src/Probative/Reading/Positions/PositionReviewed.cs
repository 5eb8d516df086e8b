using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Reading.Positions;

/// <summary>
/// Somebody looked at a position that stands in an item and said whether it may be shown in this house. It
/// says nothing of whether anything was there: a position may be a witness's home, wrong, or written later.
/// </summary>
public sealed record PositionReviewed : IFact
{
    public const string Show = "show";
    public const string KeepHidden = "keep hidden";

    public required ItemId Item { get; init; }

    /// <summary>The examination that read it.</summary>
    public required string Examination { get; init; }

    /// <summary>Where it stands, as that examination tells it.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// What was looked at: two numbers, or the digest of a track. Another value at the same place is another
    /// position, and nobody has reviewed it.
    /// </summary>
    public required string Value { get; init; }

    public required bool IsShown { get; init; }
    public required string Reason { get; init; }

    public string Type => nameof(PositionReviewed);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("item", Item.Value)
        .Add("examination", Examination)
        .Add("source_path", Source)
        .Add("value", Value)
        .Add("decision", IsShown ? Show : KeepHidden)
        .Add("reason", Reason);
}
