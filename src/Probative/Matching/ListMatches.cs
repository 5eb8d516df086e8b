using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Matching;

/// <summary>List possible copies, with what people said of them.</summary>
public sealed record ListMatches : IActedCommand
{
    public string Name => "copy list";

    public required MemberId By { get; init; }

    /// <summary>Only those of this item; null for all of a case.</summary>
    public string? Item { get; init; }

    public string? Case { get; init; }

    /// <summary>Also those that a person refused.</summary>
    public bool WithRefused { get; init; }

    /// <summary>Also those of restricted items.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>
    /// A log index, a day or a time: what was known then (<see cref="Kernel.Views.KnownThen"/>); null is now.
    /// </summary>
    public string? AsOf { get; init; }

    public required long Limit { get; init; }
}
