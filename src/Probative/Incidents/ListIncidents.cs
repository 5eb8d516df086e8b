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

    /// <summary>Only those with this text in their title, in any case; null shows all.</summary>
    public string? Find { get; init; }

    /// <summary>A log index, or a day or time by the operator's clock; null for now.</summary>
    public string? AsOf { get; init; }

    /// <summary>Passes over so many.</summary>
    public long Skip { get; init; }

    public required long Limit { get; init; }
}
