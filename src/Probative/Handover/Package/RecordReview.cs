using System.Globalization;
using System.Text;
using Probative.Formats.Containers;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;

namespace Probative.Handover.Package;

/// <summary>
/// Holds the record in a package to docs/spec/package.md: the facts, the package's own fact, the items that
/// the facts vouch for, and the proof up to the signed checkpoint.
/// </summary>
internal sealed class RecordReview(
    IFileSet files,
    ILogReader log,
    IReadOnlyDictionary<string, Hash32> digests,
    LeakScan leaks,
    Action<string, string, string> wrong)
{
    private static readonly string[] Sealed =
    [
        PackagePaths.Guide, PackagePaths.BagInfo, PackagePaths.BagDeclaration, PackagePaths.Page,
        PackagePaths.PageCheck, PackagePaths.ShellCheck,
    ];

    public void Run()
    {
        var jwk = ReadWhole(PackagePaths.Key).AsSpan().TrimEnd((byte)'\n');
        if (!Jwk.TryParse(jwk, out var key, out var damage))
        {
            wrong("fact-signature", PackagePaths.Key, damage.ToString());
            return;
        }

        using var withheld = Open(PackagePaths.Withheld);
        var facts = new FactsReview(key, withheld, wrong);
        ReadFacts(facts, PackagePaths.Facts);
        var head = facts.LeafHashes.Count > 0 ? facts.LeafHashes[^1] : Hash32.Zero;
        facts.End();
        var (bare, fields) = (facts.BareFacts, facts.WithheldFields);
        if (ReadFacts(facts, PackagePaths.Handover) is { } handedOver)
        {
            CheckHandover(handedOver, head, bare, fields, key);
        }
        else
        {
            wrong("handover", PackagePaths.Handover, "It does not hold one opened fact.");
        }

        CheckItems(facts.Received);
        CheckTree(facts.LeafHashes);
    }

    private SdJwt? ReadFacts(FactsReview facts, string path)
    {
        SdJwt? last = null;
        leaks.Begin(path);
        using var lines = Open(path);
        while (lines.TryNext(out var line))
        {
            leaks.FeedDecoded(line);
            last = facts.Take(line, path);
        }

        if (lines.HasTail) wrong("fact-malformed", path, "The last line has no end.");
        return last;
    }

    private void CheckHandover(SdJwt fact, Hash32 head, long bare, long fields, Jwk key)
    {
        bool Says(string field, JsonValue value) => value.Equals(fact[field]);
        var itemCount = files.Files.Count(
            file => file.Path.StartsWith(PackagePaths.Items, StringComparison.Ordinal));
        if (!Says("type", "HandedOver") || fact.Disclosures.Count != fact.Leaf.Digests.Length)
        {
            wrong("handover", PackagePaths.Handover, "It is not a `HandedOver` with every field opened.");
        }

        if (!Says("manifest_sha256", DigestOf(PackagePaths.Manifest).ToHex()))
        {
            wrong("handover-manifest", PackagePaths.Manifest, "Its digest is not the one that was recorded.");
        }

        var files6 = new JsonValue.Map(Sealed.Select(name =>
            KeyValuePair.Create(name, JsonValue.FromString(DigestOf(name).ToHex()))));
        if (!Says("files", files6))
        {
            wrong("handover-files", PackagePaths.Handover, "A sealed file has another digest.");
        }
        if (!Says("case_head", head.ToHex()) || !Says("items", itemCount) || !Says("withheld_facts", bare)
            || !Says("withheld_fields", fields) || !Says("handover_key", key.Thumbprint))
        {
            wrong("handover-counts", PackagePaths.Handover, "What it counts is not what is in the package.");
        }
    }

    private void CheckItems(Dictionary<Hash32, long?> received)
    {
        var present = new HashSet<Hash32>();
        foreach (var file in files.Files)
        {
            if (!file.Path.StartsWith(PackagePaths.Items, StringComparison.Ordinal)) continue;
            var digest = digests[file.Path];
            var name = file.Path[PackagePaths.Items.Length..];
            if (!present.Add(digest)
                || !name.StartsWith(digest.ToHex(), StringComparison.Ordinal)
                || !received.TryGetValue(digest, out var size)
                || (size is { } stated && stated != file.Length))
            {
                wrong("item-unvouched", file.Path, "No opened fact vouches for it.");
            }
        }

        foreach (var sha256 in received.Keys.Where(sha256 => !present.Contains(sha256)))
        {
            wrong(
                "item-missing",
                PackagePaths.Items + sha256.ToHex(),
                "A fact opens its digest; it is not there.");
        }
    }

    private void CheckTree(List<Hash32> leafHashes)
    {
        var note = ReadWhole(PackagePaths.Checkpoint);
        if (!SignedNote.TryParse(note, out var signed, out var damage)
            || !Checkpoint.TryParse(signed.Text, out var checkpoint, out damage)
            || signed.Open(log.Vkey) is not NoteOutcome.Opened
            || checkpoint.Origin != log.Vkey.Name
            || Encoding.UTF8.GetString(ReadWhole(PackagePaths.Vkey)) != log.Vkey.Line + "\n")
        {
            wrong("checkpoint", PackagePaths.Checkpoint, $"It is not a checkpoint of this log ({damage}).");
            return;
        }

        var indices = ReadIndices();
        var nodes = ReadNodes();
        if (indices.Length != leafHashes.Count
            || MultiProof.Derive(checkpoint.Size, indices, [.. leafHashes], nodes)
                is not MultiProofOutcome.Derived { Proof: var proof }
            || proof.Root != checkpoint.Root)
        {
            wrong("tree", PackagePaths.Nodes, "The facts do not lead to the checkpoint.");
            return;
        }

        new AnchorsReview(files, ReadWhole, digests, wrong).Run(proof);
    }

    private ProofNode[] ReadNodes()
    {
        var nodes = new List<ProofNode>();
        using var lines = Open(PackagePaths.Nodes);
        while (lines.TryNext(out var line))
        {
            var parts = Encoding.ASCII.GetString(line).Split(' ');
            if (parts.Length == 3
                && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var level)
                && ulong.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && Hash32.TryParseHex(parts[2], out var hash))
            {
                nodes.Add(new ProofNode(new NodeId(level, index), hash));
            }
            else
            {
                wrong("tree", PackagePaths.Nodes, "A line is not a node.");
            }
        }

        return [.. nodes];
    }

    private ulong[] ReadIndices()
    {
        var indices = new List<ulong>();
        using var lines = Open(PackagePaths.Indices);
        while (lines.TryNext(out var line))
        {
            if (ulong.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                indices.Add(index);
            }
        }

        return [.. indices];
    }

    private Hash32 DigestOf(string path) => digests.GetValueOrDefault(path);

    private EntryLines Open(string path) =>
        files.TryFind(path, out var entry)
            ? new EntryLines(files.Open(entry))
            : throw new IntegrityException(
                "package-incomplete",
                $"{path} is gone from the sealed package.",
                "Check the disk; hand over again.");

    private byte[] ReadWhole(string path)
    {
        using var lines = Open(path);
        using var bytes = new MemoryStream();
        while (lines.TryNext(out var line))
        {
            bytes.Write(line);
            bytes.WriteByte((byte)'\n');
        }

        return bytes.ToArray();
    }
}
