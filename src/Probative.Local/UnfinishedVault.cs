using Probative.Kernel.Commands;
using Probative.Local.Durable;

namespace Probative.Local;

/// <summary>Clears away what an interrupted making left, so that the next can start over.</summary>
internal static class UnfinishedVault
{
    /// <summary>
    /// Null when done; a refusal when there is anything that the making of a vault never writes. A crash
    /// inside leaves less of the same. On the durable thread.
    /// </summary>
    public static Refusal? Discard(VaultMedium medium)
    {
        var fs = medium.Fs;
        foreach (var kept in (ReadOnlySpan<string>)[VaultPath.Items, VaultPath.Derivatives])
        {
            if (fs.List(kept) is [var first, ..])
            {
                return VaultRefusal.UnfinishedWithItems(fs.FullPath(""), $"{kept}/{first.Name}");
            }
        }

        medium.DiscardFacts();
        foreach (var cleared in (ReadOnlySpan<string>)
            [VaultPath.KeyDirectory, VaultPath.Log, VaultPath.Views, VaultPath.IncomingDirectory])
        {
            Clear(fs, cleared);
        }

        return null;
    }

    /// <summary>Removes everything in a folder. On the durable thread.</summary>
    public static void Clear(IVaultFs fs, string directory)
    {
        foreach (var entry in fs.List(directory) ?? [])
        {
            var path = $"{directory}/{entry.Name}";
            if (entry.IsDirectory) Remove(fs, path);
            else fs.Unlink(path);
        }
    }

    /// <summary>Removes a folder with everything in it. On the durable thread.</summary>
    public static void Remove(IVaultFs fs, string directory)
    {
        Clear(fs, directory);
        fs.RemoveDirectory(directory);
    }
}
