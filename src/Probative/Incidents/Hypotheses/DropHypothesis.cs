using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Hypotheses;

/// <summary>Record that nobody follows a hypothesis any more.</summary>
public sealed record DropHypothesis : IActedCommand
{
    public string Name => "hypothesis drop";

    public required MemberId By { get; init; }

    /// <summary>The id of the hypothesis, or its first four digits.</summary>
    public required string Hypothesis { get; init; }

    /// <summary>A case to look for it in; null looks in every case of the member.</summary>
    public string? Case { get; init; }

    public required string Reason { get; init; }
}
