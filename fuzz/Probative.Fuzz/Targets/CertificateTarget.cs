using Probative.Formats.Credentials;
using Probative.Formats.Timestamps;

namespace Probative.Fuzz.Targets;

/// <summary>Files of certificates, DER or PEM, and as a list of whom somebody trusts.</summary>
public sealed class CertificateTarget : IFuzzTarget
{
    public string Name => "certificates";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        foreach (var certificate in CertificateFile.Read(bytes.ToArray()) ?? [])
        {
            using (certificate) _ = CertificateFile.IsRoot(certificate);
        }

        if (TrustList.TryRead(bytes.ToArray(), out var list, out var damage))
            _ = (list.Sha256, list.Certificates);
        else
            Promise.Damage(damage, bytes.Length);
    }
}
