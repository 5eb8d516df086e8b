using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Ledger;

namespace Probative.Preservation;

/// <summary>
/// Find bytes of an item: its own, or what examinations made of it. Whoever shows bytes asks this first.
/// </summary>
public sealed record FindBytes : IActedCommand
{
    public string Name => "bytes";

    public required MemberId By { get; init; }
    public required string Item { get; init; }
    public required string? Case { get; init; }

    /// <summary>Also when the item is restricted.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>The digests that are wanted; none for all that there are.</summary>
    public required IReadOnlyList<Hash32> Sha256 { get; init; }
}
