using Probative.Kernel.Commands;
using Probative.Kernel.Ids;

namespace Probative.Matching.HashLists;

/// <summary>Take in a list of hashes that somebody gave, and hold the items of a case against it.</summary>
public sealed record ImportHashes : IActedCommand
{
    public string Name => "hashes import";

    public required MemberId By { get; init; }

    public required string Case { get; init; }

    /// <summary>Who gave it.</summary>
    public required string From { get; init; }

    /// <summary>The list, at most 48 MiB.</summary>
    public required ReadOnlyMemory<byte> List { get; init; }

    /// <summary>The word for how it is written; null finds out.</summary>
    public string? Format { get; init; }

    /// <summary>Also what is restricted.</summary>
    public bool WithRestricted { get; init; }
}
