using Probative.Ledger.Notes;
using Probative.Ledger.Tests.Tree;
using Probative.Ledger.Tree;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Ledger.Tests.Notes;

public sealed class TlogProofTests
{
    private const string Header = "c2sp.org/tlog-proof@v1\n";

    [Fact]
    public void The_proofs_made_with_the_reference_library_hold_for_their_leaves_alone()
    {
        var key = TesseraKey();
        var files = Directory.GetFiles(Repository.Outside("tlog/tlog-proof"), "*.tlog-proof");
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            Assert.True(TlogProof.TryParse(bytes, out var proof, out var damage), damage.ToString());
            Assert.Equal(bytes, proof.ToBytes());
            var leaf = File.ReadAllBytes(Path.ChangeExtension(file, ".leaf"));
            var included = Assert.IsType<TlogProofOutcome.Included>(proof.Verify(TreeHash.Leaf(leaf), key));
            Assert.Equal("example.com/log/testdata", included.Checkpoint.Origin);
            Assert.IsType<TlogProofOutcome.NotIncluded>(proof.Verify(TreeHash.Leaf([.. leaf, 0]), key));
            Assert.IsType<TlogProofOutcome.NotSigned>(
                proof.Verify(TreeHash.Leaf(leaf), Samples.Log.Verifier));
        }

        Assert.True(files.Length >= 20, "The set has shrunk.");
    }

    [Fact]
    public void No_flipped_bit_of_a_proof_passes()
    {
        var key = TesseraKey();
        var file = Directory.GetFiles(Repository.Outside("tlog/tlog-proof"), "*.tlog-proof").Order().Last();
        var leaf = TreeHash.Leaf(File.ReadAllBytes(Path.ChangeExtension(file, ".leaf")));
        var bytes = File.ReadAllBytes(file);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            Assert.False(
                TlogProof.TryParse(Samples.Flip(bytes, bit), out var proof, out _)
                && proof.Verify(leaf, key) is TlogProofOutcome.Included,
                $"bit {bit}");
        }
    }

    [Fact]
    public void The_malformed_ones_of_others_are_damage()
    {
        var cases = Vectors.Json(Repository.Outside("tlog/tlog-proof-malformed.json"))
            .EnumerateArray().ToArray();
        Assert.NotEmpty(cases);
        Assert.All(cases, @case => Assert.False(
            TlogProof.TryParse(Samples.Utf8(@case.GetProperty("proof").GetString()!), out _, out _),
            @case.GetProperty("name").GetString()));
    }

    [Fact]
    public void A_proof_from_tiles_with_extra_bytes_reads_back()
    {
        foreach (var (index, extra) in new[] { (0UL, (byte[]?)null), (17UL, []), (299UL, [1, 2, 3]) })
        {
            var proof = Proof(index, extra);
            Assert.True(TlogProof.TryParse(proof.ToBytes(), out var read, out var damage), damage.ToString());
            Assert.Equal(extra is not null, read.Extra.HasValue);
            Assert.Equal(extra ?? [], read.Extra?.ToArray() ?? []);
            Assert.Equal(proof.ToBytes(), read.ToBytes());
            var leaf = TreeHash.Leaf(NaiveTree.Leaf(index));
            Assert.IsType<TlogProofOutcome.Included>(read.Verify(leaf, Samples.Log.Verifier));
        }
    }

    [Theory]
    [InlineData("", "PROOF_HEADER", 0)]
    [InlineData("c2sp.org/tlog-proof@v2\n", "PROOF_HEADER", 0)]
    [InlineData("c2sp.org/tlog-proof@v1\r\n", "PROOF_HEADER", 0)]
    [InlineData(Header, "PROOF_INDEX", 23)]
    [InlineData(Header + "index 00\n\n", "PROOF_INDEX", 23)]
    [InlineData(Header + "index  0\n\n", "PROOF_INDEX", 23)]
    [InlineData(Header + "index 0\nextra AA==\n\n", "PROOF_HASH", 31)]
    [InlineData(Header + "extra AA\nindex 0\n\n", "PROOF_EXTRA", 29)]
    [InlineData(Header + "extra AB==\nindex 0\n\n", "PROOF_EXTRA", 29)]
    [InlineData(Header + "extra AA==\nextra AA==\nindex 0\n\n", "PROOF_INDEX", 34)]
    [InlineData(Header + "index 0\nAA==\n\n", "PROOF_HASH", 31)]
    [InlineData(Header + "index 0\n", "PROOF_HASH", 31)]
    [InlineData(Header + "index 0\n\n", "PROOF_HASH", 31)]
    [InlineData(Header + "index 0\n\nlog\n", "NOTE_FORM", 36)]
    [InlineData(Header + "index 0\n\nlog\n\n\u2014 a AAAAAAA=\n", "CHECKPOINT_FORM", 36)]
    public void A_malformed_proof_is_damage_with_its_place(string text, string code, int offset)
    {
        Assert.False(TlogProof.TryParse(Samples.Utf8(text), out var proof, out var damage));
        Assert.Null(proof);
        Assert.Equal((code, (long)offset), (damage.Code, damage.Offset));
    }

    [Fact]
    public void Sixty_four_hashes_are_too_many_for_any_tree()
    {
        var note = Samples.Checkpoint.Sign(Samples.Log);
        var proof = new TlogProof(0, [.. Enumerable.Repeat(Hash32.Zero, 63)], note);
        Assert.True(TlogProof.TryParse(proof.ToBytes(), out _, out _));
        var line = $"index 0\n{Hash32.Zero.ToBase64()}\n";
        var text = Samples.Text(proof.ToBytes()).Replace("index 0\n", line, StringComparison.Ordinal);
        Assert.False(TlogProof.TryParse(Samples.Utf8(text), out _, out var damage));
        Assert.Equal("PROOF_HASH", damage.Code);
        Assert.Throws<ArgumentException>(() => new TlogProof(0, new Hash32[64], note));
        Assert.Throws<ArgumentException>(() => new TlogProof(0, [], SignedNote.Sign("x\n"u8, Samples.Log)));
    }

    private static TlogProof Proof(ulong index, byte[]? extra)
    {
        var source = MemoryLog.Of(300).Read(300);
        Assert.True(source.TryGetFrontier(300, out var frontier));
        Assert.True(source.TryProveInclusion(index, 300, out var hashes));
        var note = new Checkpoint(Samples.Origin, 300, frontier.Root()).Sign(Samples.Log);
        return new TlogProof(index, hashes, note, extra);
    }

    private static VerifierKey TesseraKey() =>
        Samples.Key(File.ReadAllText(Repository.Outside("tlog/tessera-log.vkey")).TrimEnd());
}
