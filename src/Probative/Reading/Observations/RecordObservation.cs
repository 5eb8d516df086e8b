using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Observations;

/// <summary>Record what is seen, heard or measured at a moment of an item.</summary>
public sealed record RecordObservation : IActedCommand, IAtMoment
{
    public string Name => "observation add";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }

    /// <summary>Also when the item is restricted.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>In the observer's own words.</summary>
    public required string Text { get; init; }

    /// <summary>`seen`, `heard` or `measured`.</summary>
    public required string Kind { get; init; }

    public long? FirstFrame { get; init; }
    public long? LastFrame { get; init; }
    public decimal? From { get; init; }
    public decimal? To { get; init; }
    public string? Region { get; init; }
}
