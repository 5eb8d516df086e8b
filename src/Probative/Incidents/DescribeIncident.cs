using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents;

/// <summary>Describe an alleged incident, or describe one anew.</summary>
public sealed record DescribeIncident : IActedCommand
{
    public string Name => "incident add";

    public required MemberId By { get; init; }

    public required string Case { get; init; }

    public required string Title { get; init; }

    /// <summary>Each a claim or a source of the case (`claim:3f2a`), or words.</summary>
    public required IReadOnlyList<string> AccordingTo { get; init; }

    /// <summary>The incident that is described anew, by its id or its first four digits; null for another.
    /// </summary>
    public string? Incident { get; init; }

    /// <summary>Why it is described anew; of a new one null.</summary>
    public string? Reason { get; init; }
}
