using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Verification.Findings;

/// <summary>Record what was decided where opinions differ from a finding.</summary>
public sealed record ResolveDisagreement : IActedCommand
{
    public string Name => "finding resolve";

    public required MemberId By { get; init; }

    /// <summary>The id of the finding, or its first four digits.</summary>
    public required string Finding { get; init; }

    /// <summary>Numbers in the case of the opinions that it is about; none means all that are open.</summary>
    public IReadOnlyList<long> Opinions { get; init; } = [];

    /// <summary>`the finding stands`, `both stand`, `the finding was withdrawn` or `another finding takes its
    /// place`.</summary>
    public required string How { get; init; }

    public required string Reason { get; init; }
}
