using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading;

/// <summary>Show one claim.</summary>
public sealed record ShowClaim : IActedCommand
{
    public string Name => "claim show";

    public required MemberId By { get; init; }

    /// <summary>The id of the claim or its first digits.</summary>
    public required string Claim { get; init; }

    public required string? Case { get; init; }

    /// <summary>Also when the item is restricted.</summary>
    public bool WithRestricted { get; init; }
}
