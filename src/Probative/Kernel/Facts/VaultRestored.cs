using Probative.Ledger;

namespace Probative.Kernel.Facts;

/// <summary>
/// The vault was restored from a backup, and shown the last checkpoint that was published: it holds all of
/// it.
/// </summary>
public sealed record VaultRestored : IFact
{
    /// <summary>Facts that were restored.</summary>
    public required long Facts { get; init; }

    /// <summary>The size of the checkpoint that it was shown.</summary>
    public required long TreeSize { get; init; }

    public required Hash32 Root { get; init; }

    public string Type => nameof(VaultRestored);

    public void Write(FactFields fields) => fields
        .Add("facts", Facts)
        .Add("tree_size", TreeSize)
        .Add("root", Root);
}
