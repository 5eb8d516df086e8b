using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Observations;

/// <summary>Show the observations of a case, or of one item.</summary>
public sealed record ListObservations : IActedCommand
{
    public string Name => "observation list";

    public required MemberId By { get; init; }
    public required string? Case { get; init; }
    public required string? Item { get; init; }

    /// <summary>Also those of restricted items.</summary>
    public bool WithRestricted { get; init; }

    public required long Limit { get; init; }
}
