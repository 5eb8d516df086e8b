using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>Show one finding, with what others say of it.</summary>
public sealed record ShowFinding : IActedCommand
{
    public string Name => "finding show";

    public required MemberId By { get; init; }

    /// <summary>The id of the finding, or its first four digits.</summary>
    public required string Finding { get; init; }

    /// <summary>A log index, or a day or time by the operator's clock; null for now.</summary>
    public string? AsOf { get; init; }

    /// <summary>Also when it rests on restricted items alone.</summary>
    public bool WithRestricted { get; init; }
}
