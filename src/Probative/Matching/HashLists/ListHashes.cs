using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Matching.HashLists;

/// <summary>
/// Tell which lists of hashes a case has, what is near them, and what hashes were given out.
/// </summary>
public sealed record ListHashes : IActedCommand
{
    public string Name => "hashes list";

    public required MemberId By { get; init; }

    public required string Case { get; init; }

    /// <summary>Also restricted items.</summary>
    public bool WithRestricted { get; init; }

    /// <summary>The most items that are told as near.</summary>
    public required long Limit { get; init; }
}
