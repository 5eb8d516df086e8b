using Probative.Formats.Timestamps;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Preservation.Anchors;

/// <summary>OpenTimestamps proofs that were recorded.</summary>
internal static class KeptProof
{
    /// <exception cref="IntegrityException">It is gone, or another.</exception>
    public static OtsFile Read(IVault vault, Hash32 sha256) =>
        OtsReader.TryReadFile(KeptBytes.Read(vault, sha256), out var proof, out _)
            ? proof
            : throw new InvalidOperationException("A proof that was recorded cannot be read.");
}
