using System.Text.Json;
using Probative.Ledger.Notes;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Ledger.Tests.Notes;

/// <summary>
/// RFC 8032 leaves open what a verifier says to keys and points of small or mixed order and to encodings that
/// are not canonical. Verifiers differ about the CCTV set of such cases (Go and OpenSSL accept 45 of these,
/// the bare BouncyCastle 106); we accept none, so that no check accepts what another refuses.
/// </summary>
public sealed class Ed25519EdgeTests
{
    [Fact]
    public void No_edge_case_is_accepted()
    {
        var cases = Vectors.Json(Repository.Outside("tlog/ed25519vectors.json")).EnumerateArray().ToArray();
        var accepted = cases.Where(Verifies).Select(@case => @case.GetProperty("number").GetInt32());
        Assert.Equal(457, cases.Length);
        Assert.Empty(accepted);
    }

    private static bool Verifies(JsonElement @case)
    {
        var bytes = Convert.FromHexString(@case.GetProperty("key").GetString()!);
        var signature = Convert.FromHexString(@case.GetProperty("sig").GetString()!);
        var message = Samples.Utf8(@case.GetProperty("msg").GetString()!);
        return new VerifierKey("edge", KeyType.Ed25519, bytes).Verify(message, signature);
    }
}
