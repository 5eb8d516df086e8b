using Probative.Formats.Timestamps;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Judges an OpenTimestamps proof. What earlier proofs of the same checkpoint knew is merged into it, so that
/// the newest file always holds all that is known.
/// </summary>
internal sealed class ProofJudge(
    IVault vault, AnchorRecord record, IReadOnlyList<BitcoinHeader> headers, uint easiestBits)
{
    private const int CalendarsMax = 100;

    public Judgement Judge(GivenFile file)
    {
        if (!OtsReader.TryReadFile(file.Bytes.Span, out var proof, out var damage))
        {
            return new Judgement.Refused(AnchorProblems.Of(
                damage.Code, file.Path, $"Byte {damage.Offset}: {damage.Message}"));
        }

        if (record.Requests.LastOrDefault(request => proof.IsOf(request.Note.ToArray())) is not { } asked)
            return new Judgement.Refused(AnchorProblems.Foreign(file.Path));
        var earlier = record.Anchors.LastOrDefault(anchor =>
            anchor.Kind == AnchorKind.OpenTimestamps && anchor.Note == asked.Note);
        var merged = Merge(proof, earlier);
        if (merged is null)
        {
            return new Judgement.Refused(AnchorProblems.Of(
                TimestampCodes.OtsTooLarge,
                file.Path,
                "With what is known of this checkpoint it is too large."));
        }

        return Record(file, asked, merged, earlier);
    }

    private Judgement Record(
        GivenFile file, AnchorRequested asked, OtsFile merged, CheckpointAnchored? earlier)
    {
        ReadOnlyMemory<byte> bytes = merged.ToBytes();
        BitcoinOutcome.Attested? attested = null;
        BitcoinHeader? shown = null;
        BitcoinOutcome.Refused? refused = null;
        foreach (var header in Headers(earlier))
        {
            var outcome = BitcoinOutcome.Check(merged, header, easiestBits);
            refused = outcome as BitcoinOutcome.Refused ?? refused;
            if (outcome is BitcoinOutcome.Attested good && (attested is null || good.Time < attested.Time))
                (attested, shown) = (good, header);
        }

        // A header may be that of another file's block; but one of them has to be of this one.
        if (attested is null && refused is not null)
            return new Judgement.Refused(AnchorProblems.Of(refused.Code, file.Path, refused.Message));

        var anchor = new CheckpointAnchored
        {
            Kind = AnchorKind.OpenTimestamps,
            State = attested is null ? CheckpointAnchored.Pending : CheckpointAnchored.Complete,
            TreeSize = asked.TreeSize,
            Root = asked.Root,
            Note = asked.Note,
            Token = Hash32.Of(bytes.Span),
            Stated = attested?.Time,
            Latest = attested?.Time,
            Block = (long?)attested?.Height,
            Header = shown is null ? null : Hash32.Of(shown.Bytes.Span),
            Calendars = Calendars(merged),
        };
        if (earlier is not null && earlier.Token == anchor.Token && earlier.Header == anchor.Header)
            return new Judgement.Known(earlier);
        return new Judgement.Good(anchor, shown is null ? [bytes] : [bytes, shown.Bytes]);
    }

    /// <summary>The headers that are given now, and the one that was shown before.</summary>
    private IEnumerable<BitcoinHeader> Headers(CheckpointAnchored? earlier)
    {
        if (earlier?.Header is { } digest
            && BitcoinHeader.TryRead(KeptBytes.Read(vault, digest), out var kept, out _))
        {
            yield return kept;
        }

        foreach (var header in headers) yield return header;
    }

    private OtsFile? Merge(OtsFile proof, CheckpointAnchored? earlier)
    {
        if (earlier is null) return proof;
        var known = KeptProof.Read(vault, earlier.Token);
        var merged = new OtsFile(
            proof.HashTag, proof.Digest.Span, OtsTimestamp.Merge(known.Timestamp, proof.Timestamp));
        return OtsReader.TryReadFile(merged.ToBytes(), out var read, out _) ? read : null;
    }

    private static List<string> Calendars(OtsFile proof) =>
    [
        .. proof.Evaluate().Select(commitment => commitment.Attestation.Uri).OfType<string>()
            .Distinct().Take(CalendarsMax),
    ];
}
