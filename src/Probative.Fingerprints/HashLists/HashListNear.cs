using Probative.Fingerprints.Copies;

namespace Probative.Fingerprints.HashLists;

/// <summary>What of a list lies near an item: a possible copy until a person confirms it.</summary>
public sealed record HashListNear
{
    /// <summary>What of the list, in its own words; null where it does not say.</summary>
    public required string? Of { get; init; }

    /// <summary>By what they are near.</summary>
    public required HashListSign Sign { get; init; }

    /// <summary>Where in the item; 0 to 0 of a picture.</summary>
    public required FilmStretch Item { get; init; }

    /// <summary>Where in the list's film; null of hashes without an order.</summary>
    public required FilmStretch? Listed { get; init; }

    /// <summary>How many different hashes of the list are near (within 31 bits).</summary>
    public required int Hashes { get; init; }

    /// <summary>How many different hashes were compared, of what <see cref="Of"/> says.</summary>
    public required int Among { get; init; }

    /// <summary>The smallest distance, in bits of 256.</summary>
    public required int Distance { get; init; }

    /// <summary>0 to 1, as of a match of two films; null of hashes without an order.</summary>
    public required double? Score { get; init; }
}
