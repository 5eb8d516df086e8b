using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>Show the findings of a member's cases.</summary>
public sealed record ListFindings : IActedCommand
{
    public string Name => "finding list";

    public required MemberId By { get; init; }

    /// <summary>Only the findings of this case; null shows those of every case of the member.</summary>
    public required string? Case { get; init; }

    /// <summary>Only those about this incident: `incident:ID` or its id.</summary>
    public string? Incident { get; init; }

    /// <summary>A log index, or a day or time by the operator's clock; null for now.</summary>
    public string? AsOf { get; init; }

    /// <summary>Also those that rest on restricted items alone.</summary>
    public bool WithRestricted { get; init; }

    public required long Limit { get; init; }
}
