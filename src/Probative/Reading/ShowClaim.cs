using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading;

/// <summary>Show one claim, how it was read before, and what was corrected of it.</summary>
public sealed record ShowClaim : IActedCommand
{
    public string Name => "claim show";

    public required MemberId By { get; init; }

    /// <summary>The id of the claim or its first digits.</summary>
    public required string Claim { get; init; }

    public required string? Case { get; init; }

    /// <summary>A log index, or a day or time by the operator's clock; null for now.</summary>
    public string? AsOf { get; init; }

    /// <summary>Also when the item is restricted.</summary>
    public bool WithRestricted { get; init; }
}
