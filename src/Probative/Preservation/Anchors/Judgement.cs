using Probative.Kernel.Commands;

namespace Probative.Preservation.Anchors;

/// <summary>What is to be done with an answer from outside.</summary>
internal abstract record Judgement
{
    private Judgement()
    {
    }

    /// <summary>It verifies, or is pending and says so: keep these bytes, then record it.</summary>
    public sealed record Good(CheckpointAnchored Anchor, IReadOnlyList<ReadOnlyMemory<byte>> Kept)
        : Judgement;

    /// <summary>It is on the record already, and says nothing more.</summary>
    public sealed record Known(CheckpointAnchored Anchor) : Judgement;

    /// <summary>It shows nothing for this vault.</summary>
    public sealed record Refused(Problem Problem) : Judgement;
}
