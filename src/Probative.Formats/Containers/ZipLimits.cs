namespace Probative.Formats.Containers;

/// <summary>What a reader of ZIP files agrees to hold in memory and to unpack.</summary>
public sealed record ZipLimits
{
    /// <summary>The limits that hold unless somebody chose others.</summary>
    public static ZipLimits Default { get; } = new();

    /// <summary>The most entries: 1,000,000, about 300 MB of names and places.</summary>
    public int MaxEntries { get; init; } = 1_000_000;

    /// <summary>
    /// The most that one compressed byte may become. DEFLATE (RFC 1951) cannot reach 1,033, so whatever
    /// claims more lies about its sizes.
    /// </summary>
    public int MaxRatio { get; init; } = 1_032;
}
