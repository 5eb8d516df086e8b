using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Preservation;

/// <summary>
/// The payload manifest of a package, which the vault keeps among its derivatives: one line for every file
/// that left the house (docs/spec/package.md).
/// </summary>
internal static class PackageManifest
{
    /// <summary>True when the package carried a file of these bytes.</summary>
    public static async Task<bool> HoldsItemAsync(
        IVault vault, Hash32 manifestSha256, Hash32 itemSha256, CancellationToken ct)
    {
        if (vault.Derivatives.OpenRead(manifestSha256) is not { } stream)
        {
            throw new IntegrityException(
                "derivative-missing",
                $"The manifest of a package is not in the vault: {vault.Derivatives.PathOf(manifestSha256)}",
                "Run `probative check`, and restore the file from a backup.");
        }

        var wanted = $"{itemSha256.ToHex()}  data/items/";
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            if (line.StartsWith(wanted, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
