namespace Probative.Formats.Credentials.Bindings;

/// <summary>What holding trees of hashes against a file gave.</summary>
internal enum MerkleOutcome
{
    /// <summary>There is no tree.</summary>
    None,

    /// <summary>Every tree has the hashes that were signed.</summary>
    Match,

    /// <summary>A tree has others, or is not in its form.</summary>
    Mismatch,

    /// <summary>A tree is of a kind that is not checked here.</summary>
    Unchecked,
}
