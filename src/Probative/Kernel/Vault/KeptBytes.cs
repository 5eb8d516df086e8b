using Probative.Ledger;

namespace Probative.Kernel.Vault;

/// <summary>Small derivatives: notes, tokens, certificates, reports, previews.</summary>
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

    /// <summary>The bytes of a digest; null when they are gone, or others.</summary>
    public static byte[]? Find(IVault vault, Hash32 sha256)
    {
        using var stream = vault.Derivatives.OpenRead(sha256);
        if (stream is null) return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Hash32.Of(bytes) == sha256 ? bytes : null;
    }

    /// <exception cref="IntegrityException">They are gone, or others.</exception>
    public static byte[] Read(IVault vault, Hash32 sha256) =>
        Find(vault, sha256) ?? throw new IntegrityException(
            "derivative-damaged",
            $"What a fact rests on is gone or has changed: {vault.Derivatives.PathOf(sha256)}",
            "Run `probative check`, and restore the file from a backup.");
}
