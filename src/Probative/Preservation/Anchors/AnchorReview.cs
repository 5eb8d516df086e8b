using Probative.Formats.Timestamps;
using Probative.Ledger;
using Probative.Ledger.Notes;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Holds a recorded anchor against what was kept of it, as if it came today: nothing is believed because a
/// fact says so.
/// </summary>
/// <param name="record">What the vault's own sequence says.</param>
/// <param name="read">The derivative of a digest; null when it is gone.</param>
/// <param name="rootAt">The root of the log when it had so many facts; null when that cannot be told.</param>
/// <param name="easiestBits">The easiest target of a block header that counts as work.</param>
public sealed class AnchorReview(
    AnchorRecord record,
    Func<Hash32, ReadOnlyMemory<byte>?> read,
    Func<ulong, Hash32?> rootAt,
    uint easiestBits = BitcoinHeader.EasiestBits)
{
    private readonly AnchorTrust _trust = new(record, read);

    /// <summary>What is wrong, in one sentence; null when it stands.</summary>
    public string? FaultOf(CheckpointAnchored anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        if (read(anchor.Note) is not { } note) return "The signed note is gone.";
        if (read(anchor.Token) is not { } token) return "What came from outside is gone.";
        if (!SignedNote.TryParse(note.Span, out var signed, out _)
            || !Checkpoint.TryParse(signed.Text, out var checkpoint, out _)
            || checkpoint.Size != (ulong)anchor.TreeSize
            || checkpoint.Root != anchor.Root)
        {
            return "The note is not of the checkpoint that the fact names.";
        }

        if (rootAt(checkpoint.Size) != checkpoint.Root)
            return "The checkpoint that something outside saw is no beginning of this log.";
        return anchor.Kind == AnchorKind.OpenTimestamps
            ? FaultOfProof(anchor, token)
            : FaultOfToken(anchor, note, token);
    }

    private string? FaultOfToken(
        CheckpointAnchored anchor, ReadOnlyMemory<byte> note, ReadOnlyMemory<byte> bytes)
    {
        if (!TimestampToken.TryRead(bytes, out var token, out var damage)) return damage.Message;
        var lists = new List<RevocationList>();
        foreach (var digest in anchor.Revocation)
        {
            if (read(digest) is not { } kept || !RevocationList.TryRead(kept, out var list, out _))
                return "A revocation list that was kept is gone or cannot be read.";
            lists.Add(list);
        }

        return TokenVerifier.Verify(token, note.Span, [], _trust.With(anchor.Chain, lists)) switch
        {
            TokenOutcome.Refused refused => refused.Message,
            TokenOutcome.Verified verified when verified.Latest != anchor.Latest =>
                "It states another time than the fact.",
            TokenOutcome.Verified verified when verified.IsRevocationChecked != anchor.IsRevocationChecked =>
                "The revocation lists do not say what the fact says.",
            _ => null,
        };
    }

    private string? FaultOfProof(CheckpointAnchored anchor, ReadOnlyMemory<byte> bytes)
    {
        if (!OtsReader.TryReadFile(bytes.Span, out var proof, out var damage)) return damage.Message;
        if (!proof.IsOf(anchor.Note.ToArray())) return "The proof is about other bytes.";
        if (anchor.State != CheckpointAnchored.Complete) return null;
        if (anchor.Header is not { } digest
            || read(digest) is not { } kept
            || !BitcoinHeader.TryRead(kept.Span, out var header, out _))
        {
            return "The block header that was shown is gone or cannot be read.";
        }

        return BitcoinOutcome.Check(proof, header, easiestBits) switch
        {
            BitcoinOutcome.Refused refused => refused.Message,
            BitcoinOutcome.Attested attested when attested.Time != anchor.Latest =>
                "It states another time than the fact.",
            _ => null,
        };
    }
}
