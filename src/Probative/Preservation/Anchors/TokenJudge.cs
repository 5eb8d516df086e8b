using Probative.Formats.Timestamps;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Preservation.Anchors;

/// <summary>Judges an authority's answer: to which request, and whether it verifies.</summary>
internal sealed class TokenJudge(
    IVault vault,
    AnchorRecord record,
    IReadOnlyList<(RevocationList List, string Path)> lists,
    HashSet<RevocationList> heard)
{
    private const int SignerLengthMax = 500;

    public Judgement Judge(GivenFile file)
    {
        var token = Hash32.Of(file.Bytes.Span);
        if (record.Anchors.LastOrDefault(anchor => anchor.Token == token) is { } known
            && (known.IsRevocationChecked || lists.Count == 0))
        {
            return new Judgement.Known(known);
        }

        if (!TimestampToken.TryRead(file.Bytes, out var read, out var damage))
            return new Judgement.Refused(AnchorProblems.Of(damage.Code, file.Path, damage.Message));

        // The imprint is the SHA-256 of a note, and by that digest the note is kept.
        if (read.Imprint.Length != Hash32.Size)
            return new Judgement.Refused(AnchorProblems.Foreign(file.Path));
        var imprint = Hash32.FromSpan(read.Imprint.Span);
        List<AnchorRequested> asked =
            [.. record.Requests.Where(request => request.Note == imprint && request.Request is not null)];
        if (asked.Count == 0) return new Judgement.Refused(AnchorProblems.Foreign(file.Path));

        var trust = new AnchorTrust(record, digest => KeptBytes.Read(vault, digest))
            .With([], [.. lists.Select(list => list.List)]);
        var outcome = TokenVerifier.Verify(read, KeptBytes.Read(vault, imprint), Nonces(asked), trust);
        return outcome switch
        {
            TokenOutcome.Refused refused =>
                new Judgement.Refused(AnchorProblems.Of(refused.Code, file.Path, refused.Message)),
            TokenOutcome.Verified verified => Accept(file, asked[0], verified),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Judgement.Good Accept(GivenFile file, AnchorRequested asked, TokenOutcome.Verified verified)
    {
        heard.UnionWith(verified.RevocationLists);
        List<ReadOnlyMemory<byte>> chain = [.. verified.Chain.Select(one => one.RawDataMemory)];
        List<ReadOnlyMemory<byte>> spoke = [.. verified.RevocationLists.Select(list => list.Bytes)];
        var signer = verified.Chain[0].Subject;
        var anchor = new CheckpointAnchored
        {
            Kind = AnchorKind.Rfc3161,
            State = CheckpointAnchored.Complete,
            TreeSize = asked.TreeSize,
            Root = asked.Root,
            Note = asked.Note,
            Token = Hash32.Of(file.Bytes.Span),
            Authority = record.NameOf(Hash32.Of(verified.Root.RawDataMemory.Span)),
            Signer = signer.Length > SignerLengthMax ? signer[..SignerLengthMax] : signer,
            Stated = verified.Time,
            Latest = verified.Latest,
            Chain = [.. chain.Select(bytes => Hash32.Of(bytes.Span))],
            Revocation = [.. spoke.Select(bytes => Hash32.Of(bytes.Span))],
            IsRevocationChecked = verified.IsRevocationChecked,
        };
        return new Judgement.Good(anchor, [file.Bytes, .. chain, .. spoke]);
    }

    private List<ReadOnlyMemory<byte>> Nonces(IEnumerable<AnchorRequested> asked)
    {
        var nonces = new List<ReadOnlyMemory<byte>>();
        foreach (var request in asked)
        {
            if (!TimestampRequest.TryRead(KeptBytes.Read(vault, request.Request!.Value), out var made))
                throw new InvalidOperationException("A request that was made here cannot be read.");
            nonces.Add(made.Nonce);
        }

        return nonces;
    }
}
