using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>Put one's name to a finding as it was drafted last.</summary>
public sealed record SignFinding : IActedCommand
{
    public string Name => "finding sign";

    public required MemberId By { get; init; }

    /// <summary>The id of the finding, or its first four digits.</summary>
    public required string Finding { get; init; }
}
