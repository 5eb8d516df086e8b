using System.Text.Json;
using Probative.Ledger.Tree;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Ledger.Tests.Tree;

/// <summary>The proofs of transparency-dev/merkle, with the verdicts recorded there.</summary>
public sealed class MerkleVectorTests
{
    [Fact]
    public void Every_recorded_inclusion_proof_gets_its_verdict()
    {
        var files = Files("tlog/merkle/inclusion");
        foreach (var file in files)
        {
            var json = Vectors.Json(file);
            Assert.True(Proof(json, out var proof) && HashOf(json, "leafHash") is { } leaf
                && HashOf(json, "root") is { } root
                ? Verdict(json) == InclusionProof.Verify(
                    Number(json, "leafIdx"), Number(json, "treeSize"), leaf, proof, root)
                : !Verdict(json), file);
        }

        Assert.True(files.Length > 40, "The set has shrunk.");
    }

    [Fact]
    public void Every_recorded_consistency_proof_gets_its_verdict()
    {
        var files = Files("tlog/merkle/consistency");
        foreach (var file in files)
        {
            var json = Vectors.Json(file);
            Assert.True(Proof(json, out var proof) && HashOf(json, "root1") is { } root1
                && HashOf(json, "root2") is { } root2
                ? Verdict(json) == ConsistencyProof.Verify(
                    Number(json, "size1"), root1, Number(json, "size2"), root2, proof)
                : !Verdict(json), file);
        }

        Assert.True(files.Length > 40, "The set has shrunk.");
    }

    [Fact]
    public void Roots_are_those_of_the_reference()
    {
        var json = Vectors.Json(Repository.Outside("tlog/rfc6962-roots.json"));
        var leaves = json.GetProperty("leaves_hex").EnumerateArray().Select(leaf => leaf.GetString()!);
        var roots = json.GetProperty("roots_hex").EnumerateArray().Select(r => r.GetString()!).ToArray();
        var frontier = new Frontier();
        Assert.Equal(roots[0], frontier.Root().ToHex());
        foreach (var leaf in leaves)
        {
            frontier.Append(TreeHash.Leaf(Convert.FromHexString(leaf)));
            Assert.Equal(roots[frontier.Size], frontier.Root().ToHex());
        }
    }

    private static string[] Files(string folder) =>
        Directory.GetFiles(Repository.Outside(folder), "*.json", SearchOption.AllDirectories);

    private static ulong Number(JsonElement json, string name) => json.GetProperty(name).GetUInt64();

    private static bool Verdict(JsonElement json) => !json.GetProperty("wantErr").GetBoolean();

    private static Hash32? HashOf(JsonElement json, string name) =>
        Convert.FromBase64String(json.GetProperty(name).GetString() ?? "") is { Length: 32 } bytes
            ? Hash32.FromSpan(bytes)
            : null;

    private static bool Proof(JsonElement json, out Hash32[] proof)
    {
        var texts = json.GetProperty("proof");
        var hashes = texts.ValueKind == JsonValueKind.Null
            ? []
            : texts.EnumerateArray().Select(t => Convert.FromBase64String(t.GetString()!)).ToArray();
        var wellFormed = hashes.All(hash => hash.Length == Hash32.Size);
        proof = wellFormed ? [.. hashes.Select(hash => Hash32.FromSpan(hash))] : [];
        return wellFormed;
    }
}
