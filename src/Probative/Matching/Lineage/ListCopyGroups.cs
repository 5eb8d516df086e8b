using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Matching.Lineage;

/// <summary>List the groups of possible copies of a case, the largest first.</summary>
public sealed record ListCopyGroups : IActedCommand
{
    public string Name => "copy groups";

    public required MemberId By { get; init; }

    public string? Case { get; init; }

    /// <summary>Also through restricted items.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>
    /// A log index, a day or a time: what was known then (<see cref="Kernel.Views.KnownThen"/>); null is now.
    /// </summary>
    public string? AsOf { get; init; }

    /// <summary>The most groups that are shown.</summary>
    public required long Limit { get; init; }
}
