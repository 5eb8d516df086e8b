using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Matching.HashLists;

/// <summary>
/// Hold items against the lists of hashes that were taken in, as far as that was not done.
/// </summary>
public sealed record MatchHashes : IActedCommand
{
    public string Name => "hashes match";

    public required MemberId By { get; init; }

    /// <summary>One item; null for every item of the cases that the member joined.</summary>
    public string? Item { get; init; }

    public string? Case { get; init; }

    /// <summary>Also what is restricted.</summary>
    public bool WithRestricted { get; init; }
}
