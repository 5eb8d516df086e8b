using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xunit;

namespace Probative.Tests.Shared;

/// <summary>
/// A time-stamping authority for one test: an invented root, an invented signer, and `openssl ts` that
/// answers.
/// </summary>
internal sealed class TestAuthority : IDisposable
{
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    private readonly Scratch _scratch = new();
    private readonly string _name;
    private readonly RSA _rootKey = RSA.Create(2048);
    private readonly RSA _signerKey = RSA.Create(2048);
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public TestAuthority(
        string name = "Karst Time",
        int validFromDays = -10,
        int validToDays = 10,
        string purpose = TimeStamping)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/openssl"), "The program `openssl` is not here.");
        _name = name;
        var root = new CertificateRequest(
            $"CN={name} Root", _rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        root.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        root.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        root.CertificateExtensions.Add(
            new X509SubjectKeyIdentifierExtension(root.PublicKey, critical: false));
        Root = root.CreateSelfSigned(_now.AddDays(-3000), _now.AddDays(3000));
        Signer = Issue(validFromDays, validToDays, purpose);
        _scratch.Write("root.pem", Root.ExportCertificatePem());
        _scratch.Write("signer.pem", Signer.ExportCertificatePem());
        _scratch.Write("signer.key", _signerKey.ExportPkcs8PrivateKeyPem());
        _scratch.Write("serial", "01\n");
        _scratch.Write(
            "ts.cnf",
            $"""
            [tsa]
            default_tsa = authority
            [authority]
            dir = {_scratch.Folder}
            serial = {_scratch["serial"]}
            signer_cert = {_scratch["signer.pem"]}
            certs = {_scratch["root.pem"]}
            signer_key = {_scratch["signer.key"]}
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256, sha512
            accuracy = secs:1, millisecs:500
            ordering = yes
            ess_cert_id_alg = sha256
            """);
    }

    public X509Certificate2 Root { get; }

    public X509Certificate2 Signer { get; }

    public string RootPemPath => _scratch["root.pem"];

    /// <summary>A certificate of this authority's signer key, valid in days from now.</summary>
    public X509Certificate2 Issue(int validFromDays, int validToDays, string purpose)
    {
        var signer = new CertificateRequest(
            $"CN={_name} Signer", _signerKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        signer.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        if (purpose.Length > 0)
        {
            signer.CertificateExtensions.Add(
                new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: true));
        }

        using var issued = signer.Create(
            Root, _now.AddDays(validFromDays), _now.AddDays(validToDays), RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(_signerKey);
    }

    /// <summary>The bytes of a TimeStampResp for the bytes of a request.</summary>
    public byte[] Reply(byte[] request)
    {
        _scratch.Write("request.tsq", request);
        File.Delete(_scratch["reply.tsr"]);
        Run("ts", "-reply", "-config", _scratch["ts.cnf"], "-queryfile", _scratch["request.tsq"], "-out",
            _scratch["reply.tsr"]);
        return File.ReadAllBytes(_scratch["reply.tsr"]);
    }

    /// <summary>
    /// A revocation list of the root, in DER, with the signer's certificate revoked or not.
    /// </summary>
    public byte[] RevocationList(
        int issuedDays, int nextDays, int? revokedDays = null, X509RevocationReason? reason = null)
    {
        var list = new CertificateRevocationListBuilder();
        if (revokedDays is { } days) list.AddEntry(Signer, _now.AddDays(days), reason);
        return list.Build(
            Root,
            7,
            _now.AddDays(nextDays),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1,
            _now.AddDays(issuedDays));
    }

    /// <summary>Whether `openssl ts -verify` accepts a reply over the bytes of a file.</summary>
    public bool OpensslAccepts(byte[] data, byte[] reply)
    {
        _scratch.Write("data", data);
        _scratch.Write("given.tsr", reply);
        return TryRun("ts", "-verify", "-data", _scratch["data"], "-in", _scratch["given.tsr"], "-CAfile",
            RootPemPath) == 0;
    }

    public void Dispose()
    {
        _rootKey.Dispose();
        _signerKey.Dispose();
        _scratch.Dispose();
    }

    private static void Run(params string[] arguments) => Assert.Equal(0, TryRun(arguments));

    private static int TryRun(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        errors.Wait();
        process.WaitForExit();
        return process.ExitCode;
    }
}
