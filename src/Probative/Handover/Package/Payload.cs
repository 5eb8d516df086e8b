using Probative.Ledger;
using Probative.Preservation.Anchors;

namespace Probative.Handover.Package;

/// <summary>What stands written, and sealed by its digests, before the handover is recorded.</summary>
internal sealed record Payload
{
    public required Hash32 ManifestSha256 { get; init; }

    /// <summary>The six sealed tag files (docs/spec/package.md).</summary>
    public required IReadOnlyList<WrittenFile> Sealed { get; init; }

    /// <summary>The files of `data/`.</summary>
    public required long Files { get; init; }

    public required long Bytes { get; init; }

    /// <summary>The outside times that it carries.</summary>
    public required IReadOnlyList<CheckpointAnchored> Anchors { get; init; }

    /// <summary>Everything that the page says in words of its own.</summary>
    public required IReadOnlyCollection<string> OwnWords { get; init; }
}
