using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Reading;

/// <summary>Show the claims of a case, or those in one item.</summary>
public sealed record ListClaims : IActedCommand
{
    public string Name => "claim list";

    public required MemberId By { get; init; }

    /// <summary>May be null when <see cref="Item"/> is given.</summary>
    public required string? Case { get; init; }

    public required string? Item { get; init; }

    /// <summary>True shows the claims in restricted items too.</summary>
    public bool WithRestricted { get; init; }
    public required long Limit { get; init; }
}
