using Probative.Kernel.Casework;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading.Propositions;

/// <summary>Say what a claim says, in parts that compare: who, how many, where, when.</summary>
public sealed record ReadClaim : IActedCommand
{
    public string Name => "claim read";

    public required MemberId By { get; init; }

    /// <summary>The id of the claim or its first digits.</summary>
    public required string Claim { get; init; }

    public required string? Case { get; init; }

    /// <summary>Also when the item is restricted.</summary>
    public bool WithRestricted { get; init; }

    public required StatedProposition Proposition { get; init; }

    /// <summary>What the claim's own hedges do.</summary>
    public IReadOnlyList<HedgeReading> Hedges { get; init; } = [];

    /// <summary>Why it is read so; wanted when it was read before.</summary>
    public string? Reason { get; init; }
}
