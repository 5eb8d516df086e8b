namespace Probative.Ledger.Notes;

/// <summary>What came of checking a proof against a leaf and known keys.</summary>
public abstract record TlogProofOutcome
{
    private TlogProofOutcome()
    {
    }

    /// <summary>The leaf is in the tree of the checkpoint, and known keys signed that.</summary>
    /// <param name="Checkpoint">The checkpoint.</param>
    /// <param name="Note">Who signed it.</param>
    public sealed record Included(Checkpoint Checkpoint, NoteOutcome.Opened Note) : TlogProofOutcome;

    /// <summary>The checkpoint's signatures do not hold, or no known key made one.</summary>
    /// <param name="Note">Why.</param>
    public sealed record NotSigned(NoteOutcome Note) : TlogProofOutcome;

    /// <summary>The hashes do not lead from this leaf to the checkpoint's root.</summary>
    /// <param name="Checkpoint">The checkpoint.</param>
    public sealed record NotIncluded(Checkpoint Checkpoint) : TlogProofOutcome;
}
