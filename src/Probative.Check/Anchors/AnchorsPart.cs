using System.Security.Cryptography.X509Certificates;
using Probative.Check.Faults;
using Probative.Check.Package;
using Probative.Formats.Containers;
using Probative.Formats.Timestamps;
using Probative.Ledger;
using Probative.Ledger.Notes;

namespace Probative.Check.Anchors;

/// <summary>
/// What something outside the maker's house said of the log: package.md, "Outside time", code anchor.
/// </summary>
/// <param name="files">The package.</param>
/// <param name="faults">Where faults go.</param>
/// <param name="authorities">The root certificates that the person who checks believes.</param>
internal sealed class AnchorsPart(
    PackageFiles files, FaultList faults, IReadOnlyList<X509Certificate2> authorities)
{
    private const int MostLines = 1000;

    private readonly List<OutsideTime> _found = [];

    // What the files of the line that is being judged hold.
    private readonly Dictionary<string, byte[]> _contents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    /// <summary>What stands, in the order of the list.</summary>
    public IReadOnlyList<OutsideTime> Found => _found;

    /// <summary>Checks all; the tree has to be derived before.</summary>
    public void Check(TreePart tree, Checkpoint? checkpoint)
    {
        foreach (AnchorLine line in ReadLines())
        {
            _named.UnionWith(line.Names);
            if (CheckNames(line)) Judge(line, tree, checkpoint);
        }

        foreach (FileEntry entry in files.Files.Files)
        {
            if (!entry.Path.StartsWith(PackagePaths.AnchorFiles, StringComparison.Ordinal)) continue;
            if (!_named.Contains(entry.Path[PackagePaths.AnchorFiles.Length..]))
                faults.Add(Codes.Anchor, entry.Path, $"{PackagePaths.Anchors} does not name it.");
        }
    }

    private List<AnchorLine> ReadLines()
    {
        var read = new List<AnchorLine>();
        if (files.OpenLines(PackagePaths.Anchors) is not { } lines) return read;
        byte[] before = [];
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            AnchorLine? parsed = AnchorLine.Parse(line);
            string? wrong = parsed is null ? "It is not an anchor in its one form."
                : before.AsSpan().SequenceCompareTo(line) >= 0 ? "It is not after the line before it."
                : read.Count == MostLines ? "There are more than a thousand lines."
                : null;
            before = line.ToArray();

            // A line that lacks its end is told, and says what it says all the same.
            if (wrong is null) read.Add(parsed!);
            if ((lines.LineFault ?? wrong) is { } fault)
                faults.Add(new Fault(Codes.Anchor, PackagePaths.Anchors, lines.Offset, fault));
        }

        if (lines.Count == 0)
            faults.Add(Codes.Anchor, PackagePaths.Anchors, "It has no line.");
        files.Close(lines);
        return read;
    }

    private bool CheckNames(AnchorLine line)
    {
        var isSound = true;
        _contents.Clear();
        foreach (string name in line.Names)
        {
            string path = PackagePaths.AnchorFiles + name;
            if (files.ReadText(path) is { } bytes) _contents[name] = bytes;
            string? wrong = !_contents.ContainsKey(name) ? "The list names it, and it is not there."
                : AnchorLine.TryName(name, out Hash32 digest) && files.DigestOf(path) != digest
                    ? "Its name is not its SHA-256."
                : null;
            if (wrong is null) continue;
            faults.Add(Codes.Anchor, path, wrong);
            isSound = false;
        }

        return isSound;
    }

    private void Judge(AnchorLine line, TreePart tree, Checkpoint? own)
    {
        byte[] note = Read(line.Note);
        if (!SignedNote.TryParse(note, out SignedNote? signed, out _)
            || !Checkpoint.TryParse(signed.Text, out Checkpoint? seen, out _)
            || seen.Extensions.Count > 0 || seen.Size == 0)
        {
            faults.Add(Codes.Anchor, PackagePaths.AnchorFiles + line.Note, "It is not a checkpoint.");
            return;
        }

        // Without a tree of the package there is nothing to hold it against; that was told.
        if (own is not null && tree.Proof is { } proof
            && (seen.Size > own.Size || proof.RootAt(seen.Size) != seen.Root))
        {
            faults.Add(
                Codes.Anchor, PackagePaths.AnchorFiles + line.Note, "It is of no beginning of this log.");
            return;
        }

        int at = tree.Indices.BinarySearch(seen.Size);
        var frame = new OutsideTime
        {
            Kind = line.IsProof ? "opentimestamps" : "rfc3161",
            LogSize = seen.Size,
            Facts = at < 0 ? ~at : at,
            Witness = "",
        };
        if (line.IsProof) JudgeProof(line, note, frame);
        else JudgeToken(line, note, frame);
    }

    private void JudgeToken(AnchorLine line, byte[] note, OutsideTime frame)
    {
        List<X509Certificate2> chain = [];
        foreach (string name in line.Certificates)
        {
            if (CertificateFile.Read(Read(name)) is not [var one])
            {
                Wrong(name, "It is not one certificate.");
                return;
            }

            chain.Add(one);
        }

        var lists = new List<RevocationList>();
        foreach (string name in line.RevocationLists)
        {
            if (RevocationList.TryRead(Read(name), out RevocationList? list, out _)) lists.Add(list);
            else Wrong(name, "It is not a revocation list.");
        }

        if (!TimestampToken.TryRead(Read(line.Answer), out TimestampToken? token, out var damage))
        {
            Wrong(line.Answer, damage.Message);
            return;
        }

        var trust = new TimestampTrust { Roots = [chain[^1]], Candidates = chain, RevocationLists = lists };
        switch (TokenVerifier.Verify(token, note, [], trust))
        {
            case TokenOutcome.Refused refused:
                Wrong(line.Answer, refused.Message);
                break;
            case TokenOutcome.Verified verified:
                byte[] root = verified.Root.RawData;
                _found.Add(frame with
                {
                    By = verified.Latest,
                    Witness = verified.Chain[0].Subject,
                    Root = Hash32.Of(root).ToHex(),
                    IsIdentified = authorities.Any(given => given.RawData.AsSpan().SequenceEqual(root)),
                });
                break;
        }
    }

    private void JudgeProof(AnchorLine line, byte[] note, OutsideTime frame)
    {
        if (!OtsReader.TryReadFile(Read(line.Answer), out OtsFile? proof, out var damage))
        {
            Wrong(line.Answer, damage.Message);
            return;
        }

        if (!proof.IsOf(System.Security.Cryptography.SHA256.HashData(note)))
        {
            Wrong(line.Answer, "The proof is about other bytes.");
            return;
        }

        if (line.Header is not { } name)
        {
            IEnumerable<string> calendars = proof.Evaluate()
                .Select(commitment => commitment.Attestation.Uri).OfType<string>().Distinct();
            _found.Add(frame with { Witness = string.Join(", ", calendars.DefaultIfEmpty("nobody")) });
            return;
        }

        if (!BitcoinHeader.TryRead(Read(name), out BitcoinHeader? header, out var broken))
        {
            Wrong(name, broken.Message);
            return;
        }

        switch (BitcoinOutcome.Check(proof, header))
        {
            case BitcoinOutcome.Refused refused:
                Wrong(line.Answer, refused.Message);
                break;
            case BitcoinOutcome.Attested attested:
                _found.Add(frame with
                {
                    By = attested.Time,
                    Witness = $"the header of Bitcoin block {attested.Height}, if it is in Bitcoin's chain",
                    Root = attested.Hash,
                });
                break;
        }
    }

    private byte[] Read(string name) => _contents[name];

    private void Wrong(string name, string message) =>
        faults.Add(Codes.Anchor, PackagePaths.AnchorFiles + name, message);
}
