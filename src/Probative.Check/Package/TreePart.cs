using System.Runtime.InteropServices;
using Probative.Check.Faults;
using Probative.Check.Reading;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;

namespace Probative.Check.Package;

/// <summary>
/// That every fact stands in the signed tree: package.md, "The proof", code tree. Indices and nodes are held
/// in memory, 8 and 48 bytes each.
/// </summary>
internal sealed class TreePart(PackageFiles files, FaultList faults)
{
    // A fact is tied to the root by at most one node on each level, and an older root by as many.
    private const long MostNodesOfOneFact = 128;

    private readonly List<ulong> _indices = [];
    private readonly List<ProofNode> _nodes = [];
    private readonly List<long> _nodeOffsets = [];

    /// <summary>All nodes that are known; null unless a root could be derived.</summary>
    public MultiProof? Proof { get; private set; }

    /// <summary>The log indices of the facts.</summary>
    public ReadOnlySpan<ulong> Indices => CollectionsMarshal.AsSpan(_indices);

    public int NodeCount => _nodes.Count;

    /// <summary>
    /// Reads both lists and derives the root; what a fault elsewhere makes impossible is left out.
    /// </summary>
    public void Check(FactsPart facts, Checkpoint? checkpoint)
    {
        // Without facts.txt nobody knows how many there should be, and nothing can be derived from them.
        long? count = facts.WasRead ? facts.Count : null;
        bool indicesAreSound = ReadIndices(count, checkpoint?.Size);
        bool nodesAreSound = ReadNodes(count, checkpoint?.Size);
        if (!indicesAreSound || !nodesAreSound || checkpoint is null || !facts.WasRead) return;
        if (_indices.Count != facts.Count)
        {
            faults.Add(
                Codes.Tree, PackagePaths.Indices, $"It has {_indices.Count} lines for {facts.Count} facts.");
            return;
        }

        if (!facts.HasEveryLeaf) return;
        switch (MultiProof.Derive(
            checkpoint.Size, Indices, facts.LeafHashes, CollectionsMarshal.AsSpan(_nodes)))
        {
            case MultiProofOutcome.Derived(var proof):
                Proof = proof;
                if (proof.Root != checkpoint.Root)
                    faults.Add(
                        Codes.Tree, PackagePaths.Nodes, "They lead to another root than the signed one.");
                break;
            case MultiProofOutcome.Refused(var fault, var node):
                faults.Add(new Fault(Codes.Tree, PackagePaths.Nodes, OffsetOf(node), Describe(fault, node)));
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private bool ReadIndices(long? facts, ulong? size)
    {
        ulong? last = null;
        return ReadLines(PackagePaths.Indices, (line, offset) =>
        {
            if (!Numeral.TryParse(line, out long number)) return "The line is not a number in its one form.";
            var index = (ulong)number;
            if (_indices.Count > facts) return "There are more indices than facts.";
            string? wrong = index <= last ? "The index does not ascend."
                : index >= size ? "The index is beyond the tree's size."
                : null;
            last = index;
            if (facts is not null) _indices.Add(index);
            return wrong;
        });
    }

    private bool ReadNodes(long? facts, ulong? size)
    {
        NodeId? last = null;
        return ReadLines(PackagePaths.Nodes, (line, offset) =>
        {
            if (!TryParseNode(line, out ProofNode node))
                return "The line is not \"level index hash\" in its one form.";
            if (size is { } leaves && !node.Id.IsIn(leaves)) return "The tree has no such complete node.";
            if (_nodes.Count > (facts + 1) * MostNodesOfOneFact)
                return "There are more nodes than facts could need.";
            if (last is { } before && !IsAfter(node.Id, before)) return "The node does not ascend.";
            last = node.Id;
            if (facts is null) return null;
            _nodes.Add(node);
            _nodeOffsets.Add(offset);
            return null;
        });
    }

    private bool ReadLines(string path, Func<ReadOnlySpan<byte>, long, string?> take)
    {
        if (files.OpenLines(path) is not { } lines) return false;
        var isSound = true;
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if ((lines.LineFault ?? take(line, lines.Offset)) is not { } wrong) continue;
            faults.Add(new Fault(Codes.Tree, path, lines.Offset, wrong));
            isSound = false;
        }

        return files.Close(lines) && isSound;
    }

    private static bool TryParseNode(ReadOnlySpan<byte> line, out ProofNode node)
    {
        node = default;
        int first = line.IndexOf((byte)' ');
        int second = first < 0 ? -1 : line[(first + 1)..].IndexOf((byte)' ') + first + 1;
        if (second <= first || !Numeral.TryParse(line[..first], out long level) || level > 52
            || !Numeral.TryParse(line[(first + 1)..second], out long index)
            || !Hash32.TryParseHex(line[(second + 1)..], out Hash32 hash))
        {
            return false;
        }

        node = new ProofNode(new NodeId((int)level, (ulong)index), hash);
        return true;
    }

    private static bool IsAfter(NodeId node, NodeId before) =>
        (node.Level, node.Index).CompareTo((before.Level, before.Index)) > 0;

    private long OffsetOf(NodeId id)
    {
        for (var i = 0; i < _nodes.Count; i++)
        {
            if (_nodes[i].Id == id) return _nodeOffsets[i];
        }

        return -1;
    }

    private static string Describe(MultiProofFault fault, NodeId node) => fault switch
    {
        MultiProofFault.Contradiction =>
            $"Node {node.Level} {node.Index} is given otherwise than the facts make it.",
        MultiProofFault.Unconnected => $"Nothing ties node {node.Level} {node.Index} to the root.",
        MultiProofFault.PeakMissing => $"The peak {node.Level} {node.Index} of the tree is missing.",
        _ => $"Node {node.Level} {node.Index} is not in its place.",
    };
}
