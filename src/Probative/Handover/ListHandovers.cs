using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Handover;

/// <summary>Show what left the house.</summary>
public sealed record ListHandovers : IActedCommand
{
    public string Name => "list handovers";

    public required MemberId By { get; init; }
    public required string Case { get; init; }

    /// <summary>
    /// A log index, a day or a time: what was known then (<see cref="Kernel.Views.KnownThen"/>); null is now.
    /// </summary>
    public string? AsOf { get; init; }

    public required long Limit { get; init; }
}
