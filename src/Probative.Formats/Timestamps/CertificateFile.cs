using System.Security.Cryptography.X509Certificates;

namespace Probative.Formats.Timestamps;

/// <summary>A file of certificates, as authorities publish them.</summary>
public static class CertificateFile
{
    /// <summary>The most bytes of a file that is read, and the most certificates in it.</summary>
    public const int LimitBytes = 1024 * 1024;

    private const int CertificatesMax = 1_000;

    /// <summary>
    /// Reads certificates from PEM, or one from DER. Null where there is none, or one of them cannot be read.
    /// </summary>
    public static IReadOnlyList<X509Certificate2>? Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length is 0 or > LimitBytes) return null;
        try
        {
            var blocks = Pem.Decode(bytes, "CERTIFICATE");
            if (blocks.Count == 0) blocks = [bytes];
            return blocks.Count > CertificatesMax
                ? null
                : [.. blocks.Select(block => X509CertificateLoader.LoadCertificate(block.Span))];
        }
        catch (Exception broken) when (TimestampToken.IsAboutBytes(broken))
        {
            return null;
        }
    }

    /// <summary>Certificates as PEM, in the given order.</summary>
    public static string ToPem(IEnumerable<X509Certificate2> certificates) =>
        string.Concat(certificates.Select(certificate => certificate.ExportCertificatePem() + "\n"));

    /// <summary>
    /// Whether a certificate can be the end of a chain: its subject is its issuer, and it signed itself.
    /// </summary>
    public static bool IsRoot(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
    }
}
