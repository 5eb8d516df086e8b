using System.Text.Json.Nodes;
using Probative.Formats.Credentials;

namespace Probative.Examination.Credentials;

/// <summary>
/// Which list of trusted signers an examination went by: in its procedure and in its report.
/// </summary>
public static class TrustListJson
{
    internal const string Name = "trust_list";

    /// <summary>Digest and number of the certificates; null for no list.</summary>
    public static JsonObject? Of(TrustList? list) => list is null ? null : new JsonObject
    {
        ["sha256"] = Convert.ToHexStringLower(list.Sha256.Span),
        ["certificates"] = list.Certificates.Count,
    };

    /// <summary>One sentence for the report.</summary>
    internal static string Words(TrustList? list) => list is null
        ? "No trust list was given: signers are named as their certificates name them, and not judged."
        : $"Signers were held against the trust list {Convert.ToHexStringLower(list.Sha256.Span)} of "
            + $"{Count(list.Certificates.Count)}, which whoever examined gave.";

    /// <summary>
    /// How the list of a recorded procedure differs from the one that is given now; null where it does not.
    /// </summary>
    internal static string? Differs(JsonObject recorded, TrustList? now)
    {
        var then = recorded[Name] as JsonObject;
        if (JsonNode.DeepEquals(then, Of(now))) return null;
        var was = then is null
            ? "no trust list"
            : $"the trust list {(string?)then["sha256"]} of {Count((long?)then["certificates"] ?? 0)}";
        var given = now is null
            ? "none is given"
            : $"{Convert.ToHexStringLower(now.Sha256.Span)} of {Count(now.Certificates.Count)} is given";
        return $"It was made with {was}, and now {given}: not compared. "
            + (then is null ? "Leave --trust out." : "Give that list with --trust.");
    }

    private static string Count(long count) => count == 1 ? "1 certificate" : $"{count} certificates";
}
