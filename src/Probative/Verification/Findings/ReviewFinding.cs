using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>Say what one thinks of a finding that others drafted and signed.</summary>
public sealed record ReviewFinding : IActedCommand
{
    public string Name => "finding review";

    public required MemberId By { get; init; }

    /// <summary>The id of the finding, or its first four digits.</summary>
    public required string Finding { get; init; }

    /// <summary>`agree`, `disagree` or `cannot say`.</summary>
    public required string Opinion { get; init; }

    /// <summary>Why.</summary>
    public required string Text { get; init; }
}
