using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Law.Candidates;

/// <summary>Ask which provisions may come into question for an incident, and why.</summary>
public sealed record ListCandidates : IActedCommand
{
    public string Name => "law candidates";

    public required MemberId By { get; init; }

    /// <summary>The name or id of the case.</summary>
    public required string Case { get; init; }

    /// <summary>`incident:ID` or its first four digits.</summary>
    public required string Incident { get; init; }

    /// <summary>Also look at what stands in restricted items.</summary>
    public bool WithRestricted { get; init; }
}
