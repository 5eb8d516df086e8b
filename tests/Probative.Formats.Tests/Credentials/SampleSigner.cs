using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Probative.Formats.Tests.Credentials;

/// <summary>An invented signer of claims, with an invented root.</summary>
internal sealed class SampleSigner : IDisposable
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ECDsa _rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly AsymmetricAlgorithm _key;
    private readonly long _algorithm;

    public SampleSigner(
        int days = 1000,
        string purpose = "1.3.6.1.5.5.7.3.4",
        bool isRsa = false,
        DateTimeOffset? from = null)
    {
        var start = from ?? Start;
        var root = new CertificateRequest("CN=Karst Root", _rootKey, HashAlgorithmName.SHA256);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        root.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        Root = root.CreateSelfSigned(start.AddDays(-1), start.AddDays(5000));
        CertificateRequest request;
        if (isRsa)
        {
            var key = RSA.Create(2048);
            request = new("CN=Mira Voss", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
            (_key, _algorithm) = (key, -37);
        }
        else
        {
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            request = new("CN=Mira Voss", key, HashAlgorithmName.SHA256);
            (_key, _algorithm) = (key, -7);
        }

        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        var generator = X509SignatureGenerator.CreateForECDsa(_rootKey);
        Certificate = request.Create(Root.SubjectName, generator, start, start.AddDays(days), [1, 2, 3]);
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Certificate { get; }

    /// <summary>A COSE_Sign1 over a claim, with tokens for the signature when somebody makes them.</summary>
    public byte[] Sign(byte[] claim, Func<byte[], byte[]>? stamp = null)
    {
        var headers = new CborWriter();
        headers.WriteStartMap(2);
        headers.WriteInt32(1);
        headers.WriteInt64(_algorithm);
        headers.WriteInt32(33);
        headers.WriteByteString(Certificate.RawData);
        headers.WriteEndMap();
        var covered = new CborWriter();
        covered.WriteStartArray(4);
        covered.WriteTextString("Signature1");
        covered.WriteByteString(headers.Encode());
        covered.WriteByteString([]);
        covered.WriteByteString(claim);
        covered.WriteEndArray();
        var signature = _key is ECDsa curve
            ? curve.SignData(covered.Encode(), HashAlgorithmName.SHA256)
            : ((RSA)_key).SignData(covered.Encode(), HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
        var bytes = new CborWriter();
        bytes.WriteByteString(signature);
        var token = stamp?.Invoke(bytes.Encode());
        return Envelope(headers.Encode(), token, signature);
    }

    public void Dispose()
    {
        _rootKey.Dispose();
        _key.Dispose();
        Root.Dispose();
        Certificate.Dispose();
    }

    private static byte[] Envelope(byte[] headers, byte[]? token, byte[] signature)
    {
        var writer = new CborWriter();
        writer.WriteTag((CborTag)18);
        writer.WriteStartArray(4);
        writer.WriteByteString(headers);
        writer.WriteStartMap(token is null ? 0 : 1);
        if (token is not null)
        {
            writer.WriteTextString("sigTst2");
            writer.WriteStartMap(1);
            writer.WriteTextString("tstTokens");
            writer.WriteStartArray(1);
            writer.WriteStartMap(1);
            writer.WriteTextString("val");
            writer.WriteByteString(token);
            writer.WriteEndMap();
            writer.WriteEndArray();
            writer.WriteEndMap();
        }

        writer.WriteEndMap();
        writer.WriteNull();
        writer.WriteByteString(signature);
        writer.WriteEndArray();
        return writer.Encode();
    }
}
