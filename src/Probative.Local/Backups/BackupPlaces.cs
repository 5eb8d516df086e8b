using Probative.Kernel.Commands;
using Probative.Local.Durable;
using Probative.Local.Packages;

namespace Probative.Local.Backups;

/// <summary>Where a backup may lie, and its key file.</summary>
internal static class BackupPlaces
{
    public static Refusal? Refuse(string vault, string to, string? keys)
    {
        if (RealPath.AreWithin(to, vault)) return BackupRefusal.InsideVault(to);
        if (keys is null) return null;
        if (RealPath.IsWithin(keys, to) || RealPath.IsWithin(keys, vault))
            return BackupRefusal.KeysInside(keys);
        if (PackageSinks.WouldLieInVault(keys))
            return BackupRefusal.KeysInOther(keys);
        return Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(keys)))
            ? null
            : BackupRefusal.KeysNowhere(keys);
    }

    /// <summary>The vault, only to be read; or why it cannot be.</summary>
    public static PosixFs? OpenVault(string directory, out Refusal? refusal)
    {
        refusal = null;
        if (PosixFs.TryOpen(directory) is not { } vault)
        {
            refusal = VaultRefusal.NoVault(directory);
            return null;
        }

        if (DescriptionOpening.Read(vault, out refusal) is not null)
        {
            refusal = vault.IsReadOnly && vault.SizeBytes(VaultPath.FactDatabase + "-wal") is > 0
                ? VaultRefusal.LogOnReadOnlyMedium(vault.FullPath(VaultPath.FactDatabase))
                : null;
        }

        if (refusal is null) return vault;
        vault.Dispose();
        return null;
    }
}
