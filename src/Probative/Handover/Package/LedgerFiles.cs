using System.Globalization;
using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;

namespace Probative.Handover.Package;

/// <summary>
/// The folder `ledger/`: what ties the facts to a signed checkpoint. Written after the package's own fact
/// is recorded and published, so nothing of it is sealed by that fact; the checkpoint's signature is its
/// seal.
/// </summary>
internal sealed class LedgerFiles(ILogReader log, HandoverKey key, PackageWriter writer)
{
    /// <param name="handedOver">Fact N, the package's own.</param>
    /// <param name="indices">The log indices of facts 1 to N, in order.</param>
    /// <param name="earlierSizes">The tree sizes of the checkpoints of all earlier packages of the case,
    /// and of those that something outside saw.</param>
    /// <param name="checkpoint">The signed note, published after fact N was recorded.</param>
    /// <param name="ct">Stops the writing.</param>
    public async Task WriteAsync(
        RecordedFact handedOver,
        IReadOnlyList<ulong> indices,
        IEnumerable<long> earlierSizes,
        byte[] checkpoint,
        CancellationToken ct)
    {
        var size = SizeOf(checkpoint);
        await writer.WriteAsync(PackagePaths.Checkpoint, checkpoint, ct);
        await writer.WriteAsync(PackagePaths.Key, key.Jwk.Json + "\n", ct);
        var line = SdJwt.Sign(handedOver.Leaf.Span, handedOver.Disclosures, key).ToBytes();
        await writer.WriteLinesAsync(PackagePaths.Handover, lines => lines.WriteAsync(line).AsTask(), ct);
        await writer.WriteLinesAsync(
            PackagePaths.Indices,
            async lines =>
            {
                foreach (var index in indices)
                {
                    await lines.WriteAsync(index.ToString(CultureInfo.InvariantCulture));
                }
            },
            ct);
        await WriteNodesAsync(size, indices, earlierSizes, ct);
        await writer.WriteAsync(PackagePaths.Vkey, log.Vkey.Line + "\n", ct);
    }

    /// <summary>The size of the tree that a signed note of the log is about.</summary>
    public static ulong SizeOf(byte[] checkpoint) =>
        SignedNote.TryParse(checkpoint, out var note, out var damage)
        && Checkpoint.TryParse(note.Text, out var parsed, out damage)
            ? parsed.Size
            : throw new IntegrityException(
                "checkpoint-damaged",
                $"The published checkpoint is none: {damage}.",
                "Run `probative check`.");

    private async Task WriteNodesAsync(
        ulong size, IReadOnlyList<ulong> indices, IEnumerable<long> earlierSizes, CancellationToken ct)
    {
        // Complete subtrees of an earlier tree are subtrees of this one: their hashes prove it a prefix.
        NodeId[] peaks =
        [
            .. earlierSizes.Where(s => (ulong)s <= size).SelectMany(s => NodeId.Peaks((ulong)s)).Distinct()
        ];
        var needed = MultiProof.Needed(size, indices.ToArray(), peaks);
        await writer.WriteLinesAsync(
            PackagePaths.Nodes,
            async lines =>
            {
                foreach (var node in needed)
                {
                    var hash = log.Node(node).ToHex();
                    await lines.WriteAsync(
                        string.Create(CultureInfo.InvariantCulture, $"{node.Level} {node.Index} {hash}"));
                }
            },
            ct);
    }
}
