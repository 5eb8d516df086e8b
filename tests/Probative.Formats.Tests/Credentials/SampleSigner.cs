using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials;

namespace Probative.Formats.Tests.Credentials;

/// <summary>An invented signer of claims, with an invented root.</summary>
internal sealed class SampleSigner : IDisposable
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ECDsa _rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa? _middleKey;
    private readonly AsymmetricAlgorithm _key;
    private readonly long _algorithm;

    public SampleSigner(
        int days = 1000,
        string purpose = "1.3.6.1.5.5.7.3.4",
        bool isRsa = false,
        DateTimeOffset? from = null,
        int? middleDays = null)
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
        var issuer = Root;
        if (middleDays is { } middle)
        {
            _middleKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            issuer = Middle = MakeMiddle(_middleKey, start, middle);
        }

        var generator = X509SignatureGenerator.CreateForECDsa(IssuerKey);
        Certificate = request.Create(issuer.SubjectName, generator, start, start.AddDays(days), [1, 2, 3]);
    }

    public X509Certificate2 Root { get; }

    /// <summary>The authority between root and signer, enclosed with the signer; null for none.</summary>
    public X509Certificate2? Middle { get; }

    public X509Certificate2 Certificate { get; }

    public X509Certificate2 Issuer => Middle ?? Root;

    public ECDsa RootKey => _rootKey;

    public ECDsa IssuerKey => _middleKey ?? _rootKey;

    /// <summary>Answers of OCSP that are stapled.</summary>
    public List<byte[]> Answers { get; } = [];

    /// <summary>Something else that is enclosed in the place of <see cref="Middle"/>.</summary>
    public byte[]? MiddleInstead { get; set; }

    /// <summary>Options that believe the root, on a day within its signer's dates.</summary>
    public CredentialsOptions Believed(ByteSource? sidecar = null) =>
        new() { Roots = [Root], CheckedAt = Start.AddDays(10), Sidecar = sidecar };

    /// <summary>A COSE_Sign1 over a claim, with tokens for the signature when somebody makes them.</summary>
    public byte[] Sign(byte[] claim, Func<byte[], byte[]>? stamp = null)
    {
        var headers = new CborWriter();
        headers.WriteStartMap(2);
        headers.WriteInt32(1);
        headers.WriteInt64(_algorithm);
        headers.WriteInt32(33);
        if (Middle is not null) headers.WriteStartArray(2);
        headers.WriteByteString(Certificate.RawData);
        if (Middle is not null) headers.WriteByteString(MiddleInstead ?? Middle.RawData);
        if (Middle is not null) headers.WriteEndArray();
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
        _middleKey?.Dispose();
        Middle?.Dispose();
        _key.Dispose();
        Root.Dispose();
        Certificate.Dispose();
    }

    private X509Certificate2 MakeMiddle(ECDsa key, DateTimeOffset start, int days)
    {
        var middle = new CertificateRequest("CN=Karst Issuing", key, HashAlgorithmName.SHA256);
        middle.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        middle.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        return middle.Create(
            Root.SubjectName,
            X509SignatureGenerator.CreateForECDsa(_rootKey),
            start.AddDays(-1),
            start.AddDays(days),
            [4, 5]);
    }

    private byte[] Envelope(byte[] headers, byte[]? token, byte[] signature)
    {
        var writer = new CborWriter();
        writer.WriteTag((CborTag)18);
        writer.WriteStartArray(4);
        writer.WriteByteString(headers);
        var open = new Dictionary<string, object>();
        if (token is not null)
            open["sigTst2"] = SampleCbor.Map(("tstTokens", new[] { SampleCbor.Map(("val", token)) }));
        if (Answers.Count > 0) open["rVals"] = SampleCbor.Map(("ocspVals", Answers));
        writer.WriteEncodedValue(SampleCbor.Of(open));
        writer.WriteNull();
        writer.WriteByteString(signature);
        writer.WriteEndArray();
        return writer.Encode();
    }
}
