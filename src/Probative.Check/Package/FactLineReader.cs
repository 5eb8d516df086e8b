using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Probative.Check.Faults;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Tree;

namespace Probative.Check.Package;

/// <summary>
/// Reads a line that should be a leaf or an SD-JWT (ledger.md, "A fact handed over") and goes on after a
/// fault: a line with a broken signature still has a leaf, and the chain and the tree are told about it.
/// </summary>
internal static class FactLineReader
{
    private const int SignatureBytes = 64;
    private const string HeaderStart = "{\"alg\":\"EdDSA\",\"kid\":\"";
    private const string HeaderEnd = "\",\"typ\":\"probative-fact+sd-jwt\"}";

    /// <summary>Reads a line without its line end.</summary>
    /// <param name="line">The bytes.</param>
    /// <param name="key">The key that signs; null to check no signature.</param>
    public static FactLine Read(ReadOnlySpan<byte> line, Jwk? key)
    {
        if (line.StartsWith("{"u8))
        {
            var bare = new FactLine { IsBare = true };
            TakeLeaf(bare, line, at: 0);
            return bare;
        }

        var fact = new FactLine { IsBare = false };
        int tilde = line.IndexOf((byte)'~');
        int first = line.IndexOf((byte)'.');
        int second = first < 0 ? -1 : line[(first + 1)..].IndexOf((byte)'.') + first + 1;
        if (first < 1 || second <= first || tilde < second || line[^1] != (byte)'~')
        {
            fact.Report(
                Codes.FactMalformed, 0, "It is neither a leaf nor three parts with dots, then tildes.");
            return fact;
        }

        string? kid = ReadKid(line[..first]);
        if (kid is null) fact.Report(Codes.FactMalformed, 0, "The header is not that of a fact.");
        if (Decode(line[(first + 1)..second]) is { } leaf) TakeLeaf(fact, leaf, first + 1);
        else fact.Report(Codes.FactMalformed, first + 1, "The payload is not base64url in its one form.");
        byte[]? signature = Decode(line[(second + 1)..tilde]);
        if (signature is not { Length: SignatureBytes })
            fact.Report(Codes.FactMalformed, second + 1, "The signature is not 64 bytes of base64url.");
        else if (key is not null && kid is not null)
            CheckSignature(fact, line[..second], kid, signature, key);
        TakeDisclosures(fact, line, tilde + 1);
        return fact;
    }

    private static void TakeLeaf(FactLine fact, ReadOnlySpan<byte> bytes, int at)
    {
        if (Leaf.TryParse(bytes, out Leaf? leaf, out Damage damage))
        {
            fact.Leaf = leaf;
            fact.LeafHash = TreeHash.Leaf(bytes);
            return;
        }

        // In an SD-JWT the leaf is encoded, four characters for three bytes.
        int offset = at + (fact.IsBare ? (int)damage.Offset : (int)damage.Offset / 3 * 4);
        fact.Report(Codes.FactMalformed, offset, $"The leaf is not in its one form: {damage.Message}");
    }

    private static string? ReadKid(ReadOnlySpan<byte> encoded)
    {
        if (Decode(encoded) is not { } bytes) return null;
        string header = Encoding.UTF8.GetString(bytes);
        bool isForm = header.Length == HeaderStart.Length + Hash32.Base64UrlLength + HeaderEnd.Length
            && header.StartsWith(HeaderStart, StringComparison.Ordinal)
            && header.EndsWith(HeaderEnd, StringComparison.Ordinal)
            && Hash32.TryParseBase64Url(bytes.AsSpan(HeaderStart.Length, Hash32.Base64UrlLength), out _);
        return isForm ? header.Substring(HeaderStart.Length, Hash32.Base64UrlLength) : null;
    }

    private static void CheckSignature(
        FactLine fact, ReadOnlySpan<byte> signed, string kid, byte[] signature, Jwk key)
    {
        if (kid != key.Thumbprint)
        {
            fact.Report(Codes.FactSignature, 0, "It names another key than the package's handover key.");
            return;
        }

        fact.Signatures = 1;
        if (!key.Verify(signed, signature))
            fact.Report(Codes.FactSignature, signed.Length + 1, "The handover key did not sign this line.");
    }

    private static void TakeDisclosures(FactLine fact, ReadOnlySpan<byte> line, int at)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var places = new HashSet<int>();
        var last = -1;
        for (var number = 1; at < line.Length; number++)
        {
            ReadOnlySpan<byte> text = line[at..];
            text = text[..text.IndexOf((byte)'~')];
            int start = at;
            if (number > Leaf.DigestLimit)
            {
                // Without a leaf nothing can be foreign to it.
                if (fact.Leaf is not null)
                    fact.Report(Codes.DisclosureForeign, start, "There are more than a leaf has digests.");
                return;
            }

            at += text.Length + 1;
            if (!Disclosure.TryParse(text, out Disclosure? disclosure, out Damage damage))
            {
                fact.Report(
                    Codes.FactMalformed, start, $"A disclosure is not in its one form: {damage.Message}");
                continue;
            }

            if (!names.Add(disclosure.Name))
                fact.Report(
                    Codes.DisclosureForeign, start, $"The field \"{disclosure.Name}\" is opened twice.");
            if (fact.Leaf is not { } leaf) continue;
            int place = leaf.IndexOf(disclosure.Digest);
            if (place < 0 || !places.Add(place))
            {
                fact.Report(Codes.DisclosureForeign, start, place < 0
                    ? $"The field \"{disclosure.Name}\" is not of this fact: no digest is its own."
                    : $"The field \"{disclosure.Name}\" is there twice.");
                continue;
            }

            if (place < last)
                fact.Report(
                    Codes.FactMalformed, start, "The disclosures are not in the order of their digests.");
            last = Math.Max(last, place);
            fact.Opened.Add(new OpenedField(place, disclosure.Name, disclosure.Value));
        }
    }

    // Base64url has one text for each byte string only if what was decoded encodes to the same text again.
    private static byte[]? Decode(ReadOnlySpan<byte> text)
    {
        byte[] bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromUtf8(text, bytes, out _, out int length) != OperationStatus.Done) return null;
        Array.Resize(ref bytes, length);
        return Base64Url.EncodeToUtf8(bytes).AsSpan().SequenceEqual(text) ? bytes : null;
    }
}
