using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Links;

/// <summary>Show the links of a case.</summary>
public sealed record ListLinks : IActedCommand
{
    public string Name => "link list";

    public required MemberId By { get; init; }

    public required string Case { get; init; }

    /// <summary>Only those that lead from this or to it: `claim:3f2a`.</summary>
    public string? Of { get; init; }

    /// <summary>Also those that ended.</summary>
    public bool WithEnded { get; init; }

    /// <summary>Also those that lead to or from restricted items, or what stands in them.</summary>
    public bool WithRestricted { get; init; }

    public required long Limit { get; init; }
}
