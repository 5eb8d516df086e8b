namespace Probative.Fingerprints.HashLists;

/// <summary>A list of hashes, as far as it could be read.</summary>
public sealed record HashList
{
    /// <summary>How it is written.</summary>
    public required HashListFormat Format { get; init; }

    /// <summary>Every entry that is right, in the order of the file.</summary>
    public required IReadOnlyList<HashListEntry> Entries { get; init; }

    /// <summary>The first of what is wrong, at most <see cref="HashListReader.FaultsTold"/>.</summary>
    public required IReadOnlyList<HashListFault> Faults { get; init; }

    /// <summary>How many entries are wrong and were left out.</summary>
    public required long FaultCount { get; init; }
}
