using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Probative.Formats.Timestamps;

/// <summary>
/// What a signer says under its signature: that it signs a time-stamp, and with which certificate (RFC 2634
/// section 5.4, RFC 5035). Without it another certificate with the same key could be put in its place.
/// </summary>
internal static class SignerStatement
{
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string FirstForm = "1.2.840.113549.1.9.16.2.12";
    private const string SecondForm = "1.2.840.113549.1.9.16.2.47";

    /// <summary>Whether the signed attributes name this certificate, and nothing in them another.</summary>
    public static bool Names(SignerInfo signer, X509Certificate2 certificate)
    {
        var named = 0;
        foreach (var attribute in signer.SignedAttributes)
        {
            var name = attribute.Oid.Value;
            if (name is not (FirstForm or SecondForm or ContentType)) continue;
            if (attribute.Values is not [var value]) return false;
            if (name == ContentType)
            {
                var type = AsnDecoder.ReadObjectIdentifier(value.RawData, AsnEncodingRules.BER, out _);
                if (type != TimestampToken.StatementOid) return false;
                continue;
            }

            if (!IsNamedIn(value.RawData, name == SecondForm, certificate)) return false;
            named++;
        }

        return named > 0;
    }

    /// <summary>The first certificate of the list is the signer's own.</summary>
    private static bool IsNamedIn(byte[] value, bool isSecondForm, X509Certificate2 certificate)
    {
        var first = new AsnReader(value, AsnEncodingRules.BER).ReadSequence().ReadSequence().ReadSequence();
#pragma warning disable CA5350 // The first form has no other hash; the chain is checked beside it.
        if (!isSecondForm)
        {
            var old = SHA1.HashData(certificate.RawDataMemory.Span);
            return old.AsSpan().SequenceEqual(first.ReadOctetString());
        }
#pragma warning restore CA5350
        var algorithm = HashAlgorithmName.SHA256;
        if (first.PeekTag() == Asn1Tag.Sequence)
        {
            var name = first.ReadSequence().ReadObjectIdentifier();
            if (TimestampToken.HashOf(name) is not { } stated) return false;
            algorithm = stated;
        }

        var hash = CryptographicOperations.HashData(algorithm, certificate.RawDataMemory.Span);
        return hash.AsSpan().SequenceEqual(first.ReadOctetString());
    }
}
