using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>Record that the house does not hold a finding any more.</summary>
public sealed record WithdrawFinding : IActedCommand
{
    public string Name => "finding withdraw";

    public required MemberId By { get; init; }

    /// <summary>The id of the finding, or its first four digits.</summary>
    public required string Finding { get; init; }

    public required string Reason { get; init; }
}
