using Probative.Formats.Timestamps;

namespace Probative.Fuzz.Targets;

/// <summary>Lists of revoked certificates, DER or PEM.</summary>
public sealed class RevocationTarget : IFuzzTarget
{
    public string Name => "revocation";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        if (RevocationList.TryRead(bytes.ToArray(), out var list, out var damage))
            _ = (list.Issuer, list.ThisUpdate, list.NextUpdate);
        else
            Promise.Damage(damage, bytes.Length);
    }
}
