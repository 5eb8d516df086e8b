using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Law.Analysis;

/// <summary>Say in which type of conflict an incident is looked at, and why.</summary>
public sealed record SetConflictType : IActedCommand
{
    public string Name => "law conflict";

    public required MemberId By { get; init; }
    public required string Case { get; init; }

    /// <summary>`incident:ID` or its first four digits.</summary>
    public required string Incident { get; init; }

    /// <summary>`IAC` or `NIAC`; null to leave it unset again.</summary>
    public required string? Conflict { get; init; }

    public required string Reason { get; init; }
}
