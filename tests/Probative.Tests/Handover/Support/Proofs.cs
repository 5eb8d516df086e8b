using System.Globalization;
using System.Text;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Xunit;

namespace Probative.Tests.Handover.Support;

/// <summary>Derives what a package proves, from its files alone.</summary>
internal static class Proofs
{
    public static Checkpoint CheckpointOf(MemorySink package)
    {
        Assert.True(SignedNote.TryParse(package.Files["ledger/checkpoint"], out var note, out _));
        Assert.True(Checkpoint.TryParse(note.Text, out var checkpoint, out _));
        return checkpoint;
    }

    public static MultiProof Derive(MemorySink package)
    {
        var hashes = package.Lines("data/facts.txt").Concat(package.Lines("ledger/handover.txt"))
            .Select(HashOf);
        var indices = package.Lines("ledger/indices.txt").Select(
            l => ulong.Parse(l, CultureInfo.InvariantCulture));
        var nodes = package.Lines("ledger/nodes.txt").Select(NodeOf);
        var outcome = MultiProof.Derive(CheckpointOf(package).Size, [.. indices], [.. hashes], [.. nodes]);
        var proof = Assert.IsType<MultiProofOutcome.Derived>(outcome).Proof;
        Assert.Equal(CheckpointOf(package).Root, proof.Root);
        return proof;
    }

    private static Hash32 HashOf(string line)
    {
        var bytes = Encoding.ASCII.GetBytes(line);
        if (line.StartsWith('{')) return TreeHash.Leaf(bytes);
        Assert.True(SdJwt.TryParse(bytes, out var jwt, out _));
        return TreeHash.Leaf(jwt.LeafBytes);
    }

    private static ProofNode NodeOf(string line)
    {
        var parts = line.Split(' ');
        Assert.True(Hash32.TryParseHex(parts[2], out var hash));
        var id = new NodeId(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            ulong.Parse(parts[1], CultureInfo.InvariantCulture));
        return new ProofNode(id, hash);
    }
}
