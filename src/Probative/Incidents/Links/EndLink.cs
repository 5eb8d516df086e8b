using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Incidents.Links;

/// <summary>Record that a link holds no longer.</summary>
public sealed record EndLink : IActedCommand
{
    public string Name => "link end";

    public required MemberId By { get; init; }

    /// <summary>The id of the link, or its first four digits.</summary>
    public required string Link { get; init; }

    public required string Reason { get; init; }
}
