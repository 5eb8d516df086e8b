using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Matching.Lineage;

/// <summary>
/// Show everything that is a possible copy of an item, or of such a copy: in the order of the times shown
/// with them, what can derive from what, and the earliest appearance that was found.
/// </summary>
public sealed record ShowCopies : IActedCommand
{
    public string Name => "copy group";

    public required MemberId By { get; init; }

    public required string Item { get; init; }

    public string? Case { get; init; }

    /// <summary>Also through restricted items.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>
    /// A log index, a day or a time: what was known then (<see cref="Kernel.Views.KnownThen"/>); null is now.
    /// </summary>
    public string? AsOf { get; init; }

    /// <summary>The most items that are shown.</summary>
    public required long Limit { get; init; }
}
