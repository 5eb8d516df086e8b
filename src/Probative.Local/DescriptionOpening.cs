using Probative.Kernel.Commands;
using Probative.Local.Durable;

namespace Probative.Local;

/// <summary>Reads `vault.json`, or says in words for a person why this folder is not opened.</summary>
internal static class DescriptionOpening
{
    public static VaultDescription? Read(IVaultFs fs, out Refusal? refusal)
    {
        refusal = null;
        if (fs.SizeBytes(VaultPath.Restoring) is not null)
        {
            refusal = VaultRefusal.RestoreUnfinished(fs.FullPath(""));
            return null;
        }

        if (fs.Read(VaultPath.Description, VaultDescription.LimitBytes) is not { } bytes)
        {
            refusal = fs.SizeBytes(VaultPath.Unfinished) is null
                ? VaultRefusal.NoVault(fs.FullPath(""))
                : VaultRefusal.Unfinished(fs.FullPath(""));
            return null;
        }

        if (VaultDescription.TryParse(bytes, out var description, out var damage)) return description;
        refusal = VaultRefusal.DescriptionDamaged(fs.FullPath(VaultPath.Description), $"{damage}");
        return null;
    }
}
