using Probative.Formats.Timestamps;

namespace Probative.Fuzz.Targets;

/// <summary>Files of certificates, DER or PEM.</summary>
public sealed class CertificateTarget : IFuzzTarget
{
    public string Name => "certificates";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        foreach (var certificate in CertificateFile.Read(bytes.ToArray()) ?? [])
        {
            using (certificate) _ = CertificateFile.IsRoot(certificate);
        }
    }
}
