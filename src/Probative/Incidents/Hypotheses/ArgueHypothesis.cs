using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Hypotheses;

/// <summary>Name something that speaks for a hypothesis, or against it.</summary>
public sealed record ArgueHypothesis : IActedCommand
{
    public string Name => "hypothesis argue";

    public required MemberId By { get; init; }

    /// <summary>The id of the hypothesis, or its first four digits.</summary>
    public required string Hypothesis { get; init; }

    /// <summary>A case to look for it in; null looks in every case of the member.</summary>
    public string? Case { get; init; }

    /// <summary>A claim, an observation, a finding or an item: `claim:3f2a`.</summary>
    public required string Reference { get; init; }

    /// <summary>It speaks against it; otherwise for it.</summary>
    public required bool IsAgainst { get; init; }

    public required string Reason { get; init; }
}
