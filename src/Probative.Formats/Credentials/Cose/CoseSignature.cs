using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;
using Probative.Formats.Credentials.Cbor;

namespace Probative.Formats.Credentials.Cose;

/// <summary>
/// A COSE_Sign1 of RFC 9052 section 4.2: protected headers, other headers, a payload that is not in it, and
/// the signature.
/// </summary>
internal sealed class CoseSignature
{
    private const ulong Sign1Tag = 18;
    private const long AlgorithmLabel = 1;
    private const long ChainLabel = 33;
    private const int CertificatesMost = 20;
    private const int TokensMost = 4;
    private const int AnswersMost = Revocation.RevocationAnswers.Most;

    private CoseSignature(ReadOnlyMemory<byte> protectedBytes, ReadOnlyMemory<byte> signature)
    {
        Protected = protectedBytes;
        Signature = signature;
    }

    /// <summary>The protected headers as they were signed.</summary>
    public ReadOnlyMemory<byte> Protected { get; }

    public ReadOnlyMemory<byte> Signature { get; }

    /// <summary>The number of the algorithm; null where none is stated among the protected headers.</summary>
    public long? AlgorithmNumber { get; private init; }

    /// <summary>The certificates in DER, the signer first.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Chain { get; private init; } = [];

    /// <summary>
    /// True when the chain is among the protected headers, so that the signature covers it.
    /// </summary>
    public bool IsChainProtected { get; private init; }

    /// <summary>Tokens of RFC 3161 over the claim (<c>sigTst</c>).</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> ClaimTokens { get; private init; } = [];

    /// <summary>Tokens of RFC 3161 over the signature (<c>sigTst2</c>).</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> SignatureTokens { get; private init; } = [];

    /// <summary>Answers about revocation (OCSP) that are enclosed (<c>rVals</c>), in DER.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> RevocationAnswers { get; private init; } = [];

    public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out CoseSignature? signature)
    {
        signature = null;
        if (!CborTree.TryRead(bytes, out var root) || root.Tag is not (null or Sign1Tag)) return false;
        if (root.Items is not [{ Bytes: { } covered }, { Kind: CborKind.Map } open, var payload, var last])
            return false;
        if (last.Bytes is not { } value) return false;
        if (payload.Kind != CborKind.Null && payload.Bytes is not { Length: 0 }) return false;
        var headers = new CborValue(CborKind.Map);
        if (!covered.IsEmpty && !CborTree.TryRead(covered, out headers)) return false;
        if (headers.Kind != CborKind.Map) return false;
        var chain = headers[ChainLabel] ?? headers["x5chain"];
        signature = new CoseSignature(covered, value)
        {
            AlgorithmNumber = headers[AlgorithmLabel]?.Integer,
            Chain = Certificates(chain ?? open[ChainLabel] ?? open["x5chain"]),
            IsChainProtected = chain is not null,
            ClaimTokens = Tokens(open["sigTst"] ?? headers["sigTst"]),
            SignatureTokens = Tokens(open["sigTst2"] ?? headers["sigTst2"]),
            RevocationAnswers = Answers(open["rVals"] ?? headers["rVals"]),
        };
        return true;
    }

    /// <summary>The bytes that are signed (RFC 9052 section 4.4).</summary>
    /// <param name="context">For a signature <c>Signature1</c>, for a token over the claim another.</param>
    /// <param name="payload">The claim.</param>
    public byte[] Covered(string context, ReadOnlySpan<byte> payload)
    {
        var writer = new CborWriter();
        writer.WriteStartArray(4);
        writer.WriteTextString(context);
        writer.WriteByteString(Protected.Span);
        writer.WriteByteString([]);
        writer.WriteByteString(payload);
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>The signature as a byte string of CBOR, which a <c>sigTst2</c> is about.</summary>
    public byte[] EncodedSignature()
    {
        var writer = new CborWriter();
        writer.WriteByteString(Signature.Span);
        return writer.Encode();
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> Certificates(CborValue? value) =>
        value?.Bytes is { } single
            ? [single]
            : [.. Strings((value?.Items ?? []).Select(item => item.Bytes)).Take(CertificatesMost)];

    /// <summary>C2PA 2.2 sections 14.5.2 and 18.18: the header, or the content of an assertion.</summary>
    public static IReadOnlyList<ReadOnlyMemory<byte>> Answers(CborValue? value) =>
        [.. Strings((value?["ocspVals"]?.Items ?? []).Select(item => item.Bytes)).Take(AnswersMost)];

    private static IReadOnlyList<ReadOnlyMemory<byte>> Tokens(CborValue? value) =>
        [.. Strings((value?["tstTokens"]?.Items ?? []).Select(item => item["val"]?.Bytes)).Take(TokensMost)];

    private static IEnumerable<ReadOnlyMemory<byte>> Strings(IEnumerable<ReadOnlyMemory<byte>?> items) =>
        items.OfType<ReadOnlyMemory<byte>>();
}
