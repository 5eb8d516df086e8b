using Probative.Kernel.Facts;
using Probative.Ledger;

namespace Probative.Preservation.Anchors;

/// <summary>
/// A published checkpoint was given out to be seen from outside. Its note and the request are kept: an answer
/// is held against them.
/// </summary>
public sealed record AnchorRequested : IFact
{
    public required string Kind { get; init; }

    /// <summary>The number of facts in the checkpoint's tree.</summary>
    public required long TreeSize { get; init; }

    public required Hash32 Root { get; init; }

    /// <summary>The SHA-256 of the signed note, which is what is stamped.</summary>
    public required Hash32 Note { get; init; }

    /// <summary>The SHA-256 of the TimeStampReq with its nonce; null for OpenTimestamps.</summary>
    public required Hash32? Request { get; init; }

    public string Type => nameof(AnchorRequested);

    public void Write(FactFields fields) => fields
        .Add("kind", Kind)
        .Add("tree_size", TreeSize)
        .Add("root", Root)
        .Add("note", Note)
        .Add("request", Request?.ToHex());
}
