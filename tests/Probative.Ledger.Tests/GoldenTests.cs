using System.Text;
using Probative.Ledger.Facts;
using Probative.Ledger.Notes;
using Probative.Ledger.Tests.Facts;
using Probative.Ledger.Tests.Notes;
using Probative.Ledger.Tree;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Ledger.Tests;

/// <summary>
/// The bytes of every encoding, made with fixed salts and keys. They are promises to people who hold such
/// bytes already: a change of a file in <c>Golden</c> needs a change of docs/spec first.
/// </summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Names => [.. Encodings.Keys];

    private static Dictionary<string, Func<byte[]>> Encodings { get; } = new()
    {
        ["leaf.json"] = Sample.Leaf,
        ["disclosures.txt"] = () =>
            Lines(Sample.Draft().Disclosures.Select(d => $"{d.Text} {d.Digest.ToBase64Url()}")),
        ["fact.sd-jwt"] = () => Lines([Sample.Signed().ToString()]),
        ["handover-key.jwk"] = () => Lines([Sample.Key.Jwk.Json, Sample.Key.Jwk.Thumbprint]),
        ["vkey"] = () => Lines([Samples.Log.Vkey, Samples.Log.Verifier.Fingerprint, Samples.Witness.Vkey]),
        ["checkpoint"] = () => Signed().ToBytes(),
        ["checkpoint.cosigned"] = () => Signed().Cosign(Samples.Witness, Samples.Time).ToBytes(),
        ["receipt.tlog-proof"] = () => Receipt().ToBytes(),
        ["entries.hex"] = () => Lines([Convert.ToHexStringLower(EntryBundle.Encode(
            [Sample.Leaf(), Encoding.ASCII.GetBytes("another leaf")]))]),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void An_encoding_has_the_bytes_that_it_always_had(string name)
    {
        var path = Path.Combine(Repository.Root, "tests", "Probative.Ledger.Tests", "Golden", name);
        Assert.Equal(
            Encoding.UTF8.GetString(File.ReadAllBytes(path)), Encoding.UTF8.GetString(Encodings[name]()));
    }

    [Fact]
    public void The_receipt_holds_for_the_leaf_in_its_extra_line()
    {
        Assert.True(TlogProof.TryParse(Encodings["receipt.tlog-proof"](), out var receipt, out _));
        Assert.True(SdJwt.TryParse(receipt.Extra!.Value.Span, out var jwt, out _));
        var outcome = receipt.Verify(TreeHash.Leaf(jwt.LeafBytes), Samples.Log.Verifier);
        Assert.IsType<TlogProofOutcome.Included>(outcome);
    }

    private static SignedNote Signed() =>
        new Checkpoint(Samples.Origin, 3, Frontier().Root()).Sign(Samples.Log);

    private static Frontier Frontier()
    {
        var frontier = new Frontier();
        frontier.Append(TreeHash.Leaf("an earlier leaf"u8));
        frontier.Append(TreeHash.Leaf(Sample.Leaf()));
        frontier.Append(TreeHash.Leaf("a later leaf"u8));
        return frontier;
    }

    private static TlogProof Receipt() =>
        new(
            1,
            [TreeHash.Leaf("an earlier leaf"u8), TreeHash.Leaf("a later leaf"u8)],
            Signed(),
            Sample.Signed().ToBytes());

    private static byte[] Lines(IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
}
