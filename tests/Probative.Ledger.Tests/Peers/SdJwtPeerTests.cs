using System.Text.Json;
using Probative.Ledger.Facts;
using Probative.Ledger.Tests.Facts;
using Probative.Ledger.Tests.Notes;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Ledger.Tests.Peers;

/// <summary>Facts that were handed over, read by npm's @sd-jwt/core 0.19.0.</summary>
public sealed class SdJwtPeerTests
{
    [Fact]
    public void The_library_reads_every_field_that_is_opened_and_no_other()
    {
        var all = Sample.Draft().Disclosures;
        SdJwt[] facts =
        [
            Sample.Signed(),
            SdJwt.Sign(Sample.Leaf(), all.Where(d => d.Name is not ("quote" or "item")), Sample.Key),
            SdJwt.Sign(Sample.Leaf(), [], Sample.Key),
        ];
        var answers = Verify(facts.Select(fact => fact.ToBytes()));
        for (var i = 0; i < facts.Length; i++)
        {
            Assert.StartsWith("ok ", answers[i], StringComparison.Ordinal);
            using var claims = JsonDocument.Parse(answers[i][3..]);
            var names = claims.RootElement.EnumerateObject().Select(claim => claim.Name);
            var opened = facts[i].Disclosures.Select(disclosure => disclosure.Name);
            Assert.Equal(opened.Concat(["case", "n", "prev", "v"]).Order(), names.Order());
            foreach (var disclosure in facts[i].Disclosures)
            {
                var claim = claims.RootElement.GetProperty(disclosure.Name).GetRawText();
                Assert.True(CanonicalJson.TryParse(Samples.Utf8(claim), out var value, out _));
                Assert.Equal(disclosure.Value, value);
            }
        }
    }

    [Fact]
    public void The_golden_fact_passes()
    {
        var golden = Path.Combine(Repository.Root, "tests/Probative.Ledger.Tests/Golden/fact.sd-jwt");
        Assert.StartsWith("ok ", Verify([File.ReadAllBytes(golden)[..^1]])[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_flipped_bit_in_what_is_signed_fails()
    {
        var line = Sample.Signed().ToBytes();
        var end = line.AsSpan().IndexOf((byte)'~');
        var random = new Random(7);

        // The last character of the signature holds bits of no byte, which the library may ignore.
        var broken = Enumerable.Range(0, 40).Select(_ => Samples.Flip(line, random.Next((end - 1) * 8)))
            .Where(flipped => !flipped.Contains((byte)'\n'));
        Assert.All(Verify(broken), answer => Assert.StartsWith("failed ", answer, StringComparison.Ordinal));

        using var other = HandoverKey.Generate();
        var foreign = SdJwt.Sign(Sample.Leaf(), [], other).ToBytes();
        Assert.StartsWith("failed ", Verify([foreign])[0], StringComparison.Ordinal);
    }

    private static string[] Verify(IEnumerable<byte[]> lines)
    {
        Peer.Need("node");
        Peer.Need("npm");
        var peer = Peer.Folder("sdjwt");
        if (!Directory.Exists(Path.Combine(peer, "node_modules", "@sd-jwt", "core")))
        {
            var (installed, log) = Peer.Run("npm", peer, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            Assert.True(installed == 0, log);
        }

        using var folder = new TempFolder();
        var jwk = folder.Write("jwk", Samples.Utf8(Sample.Key.Jwk.Json));
        var file = folder.Write("lines", [.. lines.SelectMany(line => line.Append((byte)'\n'))]);
        var (_, output) = Peer.Run("node", peer, "verify.mjs", jwk, file);
        return output.TrimEnd('\n').Split('\n');
    }
}
