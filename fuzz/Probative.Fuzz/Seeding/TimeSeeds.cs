using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Probative.Formats.Timestamps;

namespace Probative.Fuzz.Seeding;

/// <summary>Time stamps, certificates and proofs of an invented authority.</summary>
internal static class TimeSeeds
{
    private static readonly DateTimeOffset s_day = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<Seed> All()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Karst Time", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var certificate = request.CreateSelfSigned(s_day, s_day.AddDays(1_000));
        yield return new Seed("certificates", "one.der", certificate.RawData);
        var pem = Encoding.ASCII.GetBytes(certificate.ExportCertificatePem());
        yield return new Seed("certificates", "one.pem", pem);
        var list = List(certificate);
        yield return new Seed("revocation", "list.der", list);
        var text = PemEncoding.WriteString("X509 CRL", list);
        yield return new Seed("revocation", "list.pem", Encoding.ASCII.GetBytes(text));
        var token = Token(certificate);
        yield return new Seed("tokens", "token.der", token);
        yield return new Seed("tokens", "reply.tsr", Reply(token));
        yield return new Seed("tokens", "refused.tsr", Convert.FromHexString("30083006020102300130"));
        yield return new Seed("tokens", "request.tsq", TimestampRequest.Create(new byte[32], new byte[16]));
        yield return new Seed("bitcoin", "header.bin", new byte[80]);
        yield return new Seed("bitcoin", "header.hex", Encoding.ASCII.GetBytes(new string('0', 160) + "\n"));
        var pending = OtsTimestamp.Of([OtsAttestation.Pending("https://calendar.example")], []);
        var block = OtsTimestamp.Of([OtsAttestation.Bitcoin(700_000)], []);
        var way = OtsTimestamp.Of([], [(new OtsOperation(OtsOperation.Sha256), block)]);
        var append = new OtsOperation(OtsOperation.Append, [1, 2, 3]);
        var both = OtsTimestamp.Of([], [(append, OtsTimestamp.Merge(way, pending))]);
        yield return new Seed("ots", "two.ots", Proof(both));
        yield return new Seed("ots", "pending.ots", Proof(pending));
    }

    private static byte[] Proof(OtsTimestamp timestamp) =>
        new OtsFile(OtsOperation.Sha256, new byte[32], timestamp).ToBytes();

    private static byte[] List(X509Certificate2 issuer)
    {
        var builder = new CertificateRevocationListBuilder();
        builder.AddEntry([1, 2, 3], s_day, X509RevocationReason.KeyCompromise);
        return builder.Build(issuer, 1, s_day.AddDays(30), HashAlgorithmName.SHA256, thisUpdate: s_day);
    }

    private static byte[] Token(X509Certificate2 signer)
    {
        var content = new ContentInfo(new Oid("1.2.840.113549.1.9.16.1.4"), Statement());
        var cms = new SignedCms(content);
        cms.ComputeSignature(new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, signer)
        {
            DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"),
            IncludeOption = X509IncludeOption.EndCertOnly,
        });
        return cms.Encode();
    }

    /// <summary>TSTInfo (RFC 3161 section 2.4.2).</summary>
    private static byte[] Statement()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier("1.2.3.4");
            using (writer.PushSequence())
            {
                using (writer.PushSequence()) writer.WriteObjectIdentifier("2.16.840.1.101.3.4.2.1");
                writer.WriteOctetString(SHA256.HashData(new byte[32]));
            }

            writer.WriteInteger(77);
            writer.WriteGeneralizedTime(s_day, omitFractionalSeconds: true);
            using (writer.PushSequence()) writer.WriteInteger(1);
            writer.WriteInteger(new BigInteger(123_456_789));
        }

        return writer.Encode();
    }

    private static byte[] Reply(byte[] token)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence()) writer.WriteInteger(0);
            writer.WriteEncodedValue(token);
        }

        return writer.Encode();
    }
}
