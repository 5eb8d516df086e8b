namespace Probative.Formats.BagIt;

/// <summary>What reading a bag found: its description, and whether it is complete and valid.</summary>
public sealed record BagReport
{
    /// <summary>The version and the encoding that the bag declares.</summary>
    public required BagDeclaration Declaration { get; init; }

    /// <summary>The elements of <c>bag-info.txt</c> in their order; empty when there is none.</summary>
    public required IReadOnlyList<BagInfoLine> Metadata { get; init; }

    /// <summary>
    /// The lines of <c>fetch.txt</c>, whether or not their files are there; nothing was fetched.
    /// </summary>
    public required IReadOnlyList<FetchLine> Fetch { get; init; }

    /// <summary>The algorithms of the payload manifests that were checked.</summary>
    public required IReadOnlyList<ChecksumAlgorithm> Algorithms { get; init; }

    /// <summary>The size and number of the payload files that are there.</summary>
    public required PayloadOxum Payload { get; init; }

    /// <summary>Every fault and warning.</summary>
    public required DamageList Damages { get; init; }

    /// <summary>
    /// True when all that is required and listed is there and well-formed (RFC 8493 section 3); file contents
    /// may still differ from their checksums.
    /// </summary>
    public required bool IsComplete { get; init; }

    /// <summary>True when the bag is complete and every checksum agrees (RFC 8493 section 3).</summary>
    public bool IsValid => IsComplete && Damages.Errors == 0;
}
