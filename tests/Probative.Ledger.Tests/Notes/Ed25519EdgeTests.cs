using System.Text.Json;
using Probative.Ledger.Notes;
using Xunit;

namespace Probative.Ledger.Tests.Notes;

/// <summary>
/// RFC 8032 leaves open what a verifier says to keys and points of small order and to encodings that are not
/// canonical. The CCTV set has such cases; no answer to them is wrong, but a change of ours should be seen.
/// </summary>
public sealed class Ed25519EdgeTests
{
    [Fact]
    public void Strictness_about_edge_cases_is_what_it_was()
    {
        var accepted = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var count = 0;
        var cases = Vectors.Json(Vectors.Shared("tlog/ed25519vectors.json")).EnumerateArray().ToArray();
        foreach (var @case in cases)
        {
            var bytes = Convert.FromHexString(@case.GetProperty("key").GetString()!);
            var key = new VerifierKey("edge", KeyType.Ed25519, bytes);
            var signature = Convert.FromHexString(@case.GetProperty("sig").GetString()!);
            if (key.Verify(Samples.Utf8(@case.GetProperty("msg").GetString()!), signature))
            {
                count++;
                foreach (var flag in Flags(@case))
                {
                    accepted[flag] = accepted.GetValueOrDefault(flag) + 1;
                }
            }
        }

        Assert.Equal(457, cases.Length);
        Assert.Equal(106, count);
        Assert.Equal(
            "low_order_R 53, low_order_component_A 98, low_order_component_R 91, low_order_residue 91",
            string.Join(", ", accepted.Select(a => $"{a.Key} {a.Value}")));
    }

    private static IEnumerable<string> Flags(JsonElement @case) =>
        @case.GetProperty("flags") is { ValueKind: JsonValueKind.Array } flags
            ? flags.EnumerateArray().Select(flag => flag.GetString()!)
            : [];
}
