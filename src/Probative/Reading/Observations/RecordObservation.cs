using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Observations;

/// <summary>Record what is seen, heard or measured at a moment of an item.</summary>
public sealed record RecordObservation : IActedCommand
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

    /// <summary>The number of the first frame, from 0; null where it is no frame.</summary>
    public long? FirstFrame { get; init; }

    /// <summary>The number of the last frame; null for the first alone.</summary>
    public long? LastFrame { get; init; }

    /// <summary>In seconds, for what is heard; not together with frames.</summary>
    public decimal? From { get; init; }

    public decimal? To { get; init; }

    /// <summary>`X,Y,W,H`, each from 0 to 1; null for the whole picture.</summary>
    public string? Region { get; init; }
}
