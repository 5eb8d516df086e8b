using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Probative.Formats.Tests.Credentials;

/// <summary>Answers of OCSP (RFC 6960 section 4.2.1) that a test describes, of an invented issuer.</summary>
internal sealed class SampleResponder(SampleSigner signer)
{
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, true);

    public DateTimeOffset ThisUpdate { get; init; }
    public DateTimeOffset? NextUpdate { get; init; }

    /// <summary>0 good, 1 revoked, 2 unknown.</summary>
    public int Status { get; init; }

    public DateTimeOffset RevokedAt { get; init; }
    public int? Reason { get; init; }

    /// <summary>The certificate that it is about; the signer's when null.</summary>
    public X509Certificate2? About { get; init; }

    /// <summary>Who issued that; the signer's issuer when null.</summary>
    public X509Certificate2? Issuer { get; init; }

    /// <summary>The key that signs; the issuer's when null.</summary>
    public ECDsa? Key { get; init; }

    public byte[]? Added { get; init; }

    /// <summary>A certificate of the issuer for a key, for answers or for something else.</summary>
    public static byte[] Certify(SampleSigner by, ECDsa key, string purpose = "1.3.6.1.5.5.7.3.9")
    {
        var request = new CertificateRequest("CN=Karst Answers", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        using var certificate = request.Create(
            by.Issuer.SubjectName,
            X509SignatureGenerator.CreateForECDsa(by.IssuerKey),
            by.Certificate.NotBefore,
            by.Certificate.NotAfter,
            [9, 9]);
        return certificate.RawData;
    }

    public byte[] Answer()
    {
        var data = Data();
        var signature = (Key ?? signer.IssuerKey).SignData(
            data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var basic = new AsnWriter(AsnEncodingRules.DER);
        using (basic.PushSequence())
        {
            basic.WriteEncodedValue(data);
            using (basic.PushSequence()) basic.WriteObjectIdentifier("1.2.840.10045.4.3.2");
            basic.WriteBitString(signature);
            if (Added is not null)
            {
                using (basic.PushSequence(Zero))
                using (basic.PushSequence()) basic.WriteEncodedValue(Added);
            }
        }

        var answer = new AsnWriter(AsnEncodingRules.DER);
        using (answer.PushSequence())
        {
            answer.WriteEncodedValue([10, 1, 0]);
            using (answer.PushSequence(Zero))
            using (answer.PushSequence())
            {
                answer.WriteObjectIdentifier("1.3.6.1.5.5.7.48.1.1");
                answer.WriteOctetString(basic.Encode());
            }
        }

        return answer.Encode();
    }

    private byte[] Data()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1, true)))
                writer.WriteEncodedValue(signer.Issuer.SubjectName.RawData);
            writer.WriteGeneralizedTime(ThisUpdate, omitFractionalSeconds: true);
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                WriteId(writer);
                WriteStatus(writer);
                writer.WriteGeneralizedTime(ThisUpdate, omitFractionalSeconds: true);
                if (NextUpdate is { } next)
                {
                    using (writer.PushSequence(Zero))
                        writer.WriteGeneralizedTime(next, omitFractionalSeconds: true);
                }
            }
        }

        return writer.Encode();
    }

#pragma warning disable CA5350 // The hash by which OCSP finds certificates.
    private void WriteId(AsnWriter writer)
    {
        var (about, issuer) = (About ?? signer.Certificate, Issuer ?? signer.Issuer);
        using (writer.PushSequence())
        {
            using (writer.PushSequence()) writer.WriteObjectIdentifier("1.3.14.3.2.26");
            writer.WriteOctetString(SHA1.HashData(about.IssuerName.RawData));
            writer.WriteOctetString(SHA1.HashData(issuer.PublicKey.EncodedKeyValue.RawData));
            writer.WriteInteger(new BigInteger(about.SerialNumberBytes.Span, isBigEndian: true));
        }
    }
#pragma warning restore CA5350

    private void WriteStatus(AsnWriter writer)
    {
        if (Status != 1)
        {
            writer.WriteNull(new Asn1Tag(TagClass.ContextSpecific, Status));
            return;
        }

        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1, true)))
        {
            writer.WriteGeneralizedTime(RevokedAt, omitFractionalSeconds: true);
            if (Reason is not { } reason) return;
            using (writer.PushSequence(Zero)) writer.WriteEncodedValue([10, 1, (byte)reason]);
        }
    }
}
