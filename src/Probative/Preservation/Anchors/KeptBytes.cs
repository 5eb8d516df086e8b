using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Preservation.Anchors;

/// <summary>Small derivatives: notes, tokens, certificates, headers.</summary>
internal static class KeptBytes
{
    /// <summary>Stores bytes durably and answers with their digest; before any fact names it.</summary>
    public static async Task<Hash32> StoreAsync(
        IVault vault, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        await using var intake = vault.Derivatives.Begin(bytes.Length);
        for (var rest = bytes; rest.Length > 0;)
        {
            var buffer = intake.GetBuffer();
            var count = Math.Min(buffer.Length, rest.Length);
            rest[..count].CopyTo(buffer);
            await intake.AdvanceAsync(count, ct);
            rest = rest[count..];
        }

        return (await intake.CommitAsync(ct)).Sha256;
    }

    /// <exception cref="IntegrityException">They are gone, or others.</exception>
    public static byte[] Read(IVault vault, Hash32 sha256)
    {
        using var stream = vault.Derivatives.OpenRead(sha256)
            ?? throw Doubt(vault, sha256, "is not in the vault");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Hash32.Of(bytes) == sha256 ? bytes : throw Doubt(vault, sha256, "has changed");
    }

    private static IntegrityException Doubt(IVault vault, Hash32 sha256, string what) => new(
        "derivative-damaged",
        $"What was kept of an outside time {what}: {vault.Derivatives.PathOf(sha256)}",
        "Run `probative check`, and restore the file from a backup.");
}
