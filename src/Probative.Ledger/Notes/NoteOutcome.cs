namespace Probative.Ledger.Notes;

/// <summary>What came of checking a note's signatures.</summary>
public abstract record NoteOutcome
{
    private NoteOutcome()
    {
    }

    /// <summary>At least one known key signed the text, and no signature of a known key is wrong.</summary>
    /// <param name="By">The known keys that signed, in the order of their lines, each once.</param>
    /// <param name="Verified">Their lines, in the same order.</param>
    /// <param name="Unverified">The lines by keys that are not known.</param>
    public sealed record Opened(
        IReadOnlyList<VerifierKey> By,
        IReadOnlyList<NoteSignature> Verified,
        IReadOnlyList<NoteSignature> Unverified) : NoteOutcome;

    /// <summary>No line is by a known key, so the text means nothing yet.</summary>
    /// <param name="Unverified">The lines.</param>
    public sealed record NoKnownKey(IReadOnlyList<NoteSignature> Unverified) : NoteOutcome;

    /// <summary>A line that claims to be by a known key was not signed by it: the note is refused.</summary>
    /// <param name="Key">The known key.</param>
    public sealed record InvalidSignature(VerifierKey Key) : NoteOutcome;
}
