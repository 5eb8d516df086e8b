using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Probative.Ledger.Facts;

/// <summary>The compact form of a fact: ledger.md, "A fact handed over"; RFC 9901 sections 4 and
/// 7.1.</summary>
internal static class SdJwtForm
{
    private const int SignatureSize = 64;

    private static ReadOnlySpan<byte> HeaderStart => "{\"alg\":\"EdDSA\",\"kid\":\""u8;

    private static ReadOnlySpan<byte> HeaderEnd => "\",\"typ\":\"probative-fact+sd-jwt\"}"u8;

    public static byte[] Header(string kid) =>
        [.. HeaderStart, .. Encoding.ASCII.GetBytes(kid), .. HeaderEnd];

    public static bool TryParse(
        ReadOnlySpan<byte> line, [NotNullWhen(true)] out SdJwt? jwt, out Damage damage)
    {
        jwt = null;
        var tilde = line.IndexOf((byte)'~');
        var first = line.IndexOf((byte)'.');
        var second = first < 0 ? -1 : line[(first + 1)..].IndexOf((byte)'.') + first + 1;
        if (second <= first || tilde < second || !line.EndsWith("~"u8))
        {
            damage = new Damage("SDJWT_FORM", 0, "Three parts with '.' between, then '~' were expected.");
            return false;
        }

        if (ReadKid(line[..first]) is not { } kid)
        {
            damage = new Damage("SDJWT_HEADER", 0, "The header of a fact was expected.");
            return false;
        }

        var leafBytes = StrictBase64.TryDecodeUrl(line[(first + 1)..second]);
        if (leafBytes is null || !Leaf.TryParse(leafBytes, out var leaf, out _))
        {
            damage = new Damage("SDJWT_LEAF", first + 1, "The payload should be a leaf.");
            return false;
        }

        var signature = new byte[SignatureSize];
        if (!StrictBase64.TryDecodeUrlExact(line[(second + 1)..tilde], signature))
        {
            damage = new Damage("SDJWT_SIGNATURE_FORM", second + 1, "64 bytes in base64url were expected.");
            return false;
        }

        if (!TryReadDisclosures(line, tilde + 1, leaf, out var disclosures, out damage))
        {
            return false;
        }

        jwt = new SdJwt(kid, leafBytes, leaf, line[..second].ToArray(), signature, disclosures);
        return true;
    }

    private static string? ReadKid(ReadOnlySpan<byte> encoded)
    {
        if (StrictBase64.TryDecodeUrl(encoded) is not { } header
            || header.Length != HeaderStart.Length + Hash32.Base64UrlLength + HeaderEnd.Length
            || !header.AsSpan().StartsWith(HeaderStart)
            || !header.AsSpan().EndsWith(HeaderEnd))
        {
            return null;
        }

        var kid = header.AsSpan(HeaderStart.Length, Hash32.Base64UrlLength);
        return Hash32.TryParseBase64Url(kid, out _) ? Encoding.ASCII.GetString(kid) : null;
    }

    private static bool TryReadDisclosures(
        ReadOnlySpan<byte> line, int start, Leaf leaf, out SdJwtDisclosures disclosures, out Damage damage)
    {
        var read = new List<Disclosure>();
        var offsets = new List<int>();
        disclosures = default;
        damage = default;
        for (var at = start; at < line.Length;)
        {
            var text = line[at..][..line[at..].IndexOf((byte)'~')];
            if (!Disclosure.TryParse(text, out var disclosure, out var inner))
            {
                damage = new Damage("SDJWT_DISCLOSURE", at, $"{inner.Code}: {inner.Message}");
                return false;
            }

            read.Add(disclosure);
            offsets.Add(at);
            at += text.Length + 1;
        }

        disclosures = SdJwtDisclosures.Sort(leaf, read, out var misplaced);
        if (misplaced >= 0)
        {
            damage = new Damage(
                "SDJWT_ORDER", offsets[misplaced], "Disclosures stand in the order of '_sd'.");
        }

        return misplaced < 0;
    }
}
