using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Reading;

/// <summary>The bytes of an item, read as text and held against its digest.</summary>
internal static class ItemText
{
    public static Stream Open(IVault vault, Hash32 sha256) =>
        vault.Items.OpenRead(sha256) ?? throw new IntegrityException(
            "item-missing",
            $"The bytes of an item are not in the vault: {vault.Items.PathOf(sha256)}",
            "Run `probative check`, and restore the file from a backup.");

    /// <summary>Runs a scan over the whole item.</summary>
    public static async Task ScanAsync(IVault vault, Hash32 sha256, TextScan scan, CancellationToken ct)
    {
        await using var bytes = Open(vault, sha256);
        if (await scan.RunAsync(bytes, ct) == sha256) return;
        throw new IntegrityException(
            "item-damaged",
            $"The bytes of an item are not those that were received: {vault.Items.PathOf(sha256)}",
            "Run `probative check`, and restore the file from a backup.");
    }
}
