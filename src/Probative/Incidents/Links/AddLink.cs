using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Links;

/// <summary>State how one thing of a case relates to another.</summary>
public sealed record AddLink : IActedCommand
{
    public string Name => "link add";

    public required MemberId By { get; init; }

    public required string Case { get; init; }

    /// <summary>A kind, a colon and an id or its first four digits: `claim:3f2a`.</summary>
    public required string From { get; init; }

    /// <summary>One of <see cref="Relations.All"/>.</summary>
    public required string Relation { get; init; }

    /// <summary>As <see cref="From"/>.</summary>
    public required string To { get; init; }

    public required string Reason { get; init; }
}
