namespace Probative.Fingerprints.HashLists;

/// <summary>How a list of hashes is written (docs/spec/hash-lists.md).</summary>
public enum HashListFormat
{
    /// <summary>
    /// A hash a line, then its quality and what it is of: as PDQ's tools exchange pictures.
    /// </summary>
    PdqText,

    /// <summary>Frame, quality, hash and seconds a line: one film, as vPDQ's tools write it.</summary>
    VpdqText,

    /// <summary>A table whose first line names its columns.</summary>
    Csv,

    /// <summary>One film as ThreatExchange's library for Python writes it.</summary>
    Json,
}
