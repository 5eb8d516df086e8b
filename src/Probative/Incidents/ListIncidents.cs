using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents;

/// <summary>Show the alleged incidents of a member's cases.</summary>
public sealed record ListIncidents : IActedCommand
{
    public string Name => "incident list";

    public required MemberId By { get; init; }

    /// <summary>Only those of this case; null shows those of every case of the member.</summary>
    public required string? Case { get; init; }

    /// <summary>Also count what stands in restricted items.</summary>
    public bool WithRestricted { get; init; }

    public required long Limit { get; init; }
}
