using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Matching.Outside;

/// <summary>
/// Hold an item against those of the member's other cases. Nothing is recorded in any of them, since it would
/// tell the members of one what another holds; the access log has that somebody searched, and what was shown.
/// </summary>
public sealed record SearchAcross : IActedCommand
{
    public string Name => "copy across";

    public required MemberId By { get; init; }

    /// <summary>The item.</summary>
    public required string Item { get; init; }

    /// <summary>Its case; null looks for it in every case of the member.</summary>
    public string? Case { get; init; }

    /// <summary>Also a restricted item, and in restricted items.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>The most items that are shown.</summary>
    public required long Limit { get; init; }
}
