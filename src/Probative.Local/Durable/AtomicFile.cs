namespace Probative.Local.Durable;

/// <summary>Replaces a small file as a whole. Called on the durable thread.</summary>
internal static class AtomicFile
{
    private const string Suffix = ".new";

    /// <summary>
    /// Returns when the file holds exactly these bytes, durably. At every moment before, a reader and a crash
    /// find either the old bytes or the new ones, whole.
    /// </summary>
    public static void Write(IVaultFs fs, string path, ReadOnlySpan<byte> bytes, Access access)
    {
        var temporary = path + Suffix;

        // A crash in an earlier call may have left one; it was never anything but temporary.
        fs.Unlink(temporary);
        try
        {
            using var file = fs.Create(temporary, access);

            // A crash here leaves the old file, and beside it a temporary one with any part of the new bytes.
            file.Write(bytes);

            // Without this sync the rename could become durable before the bytes: a crash would leave the new
            // name over an empty or torn file.
            file.Sync();
        }
        catch (Kernel.Vault.StorageException)
        {
            fs.Unlink(temporary);
            throw;
        }

        // A crash from here on leaves the old file or the new one. Both are whole.
        fs.Rename(temporary, path);

        // Only now may anybody act on the new bytes: before, a crash could bring the old ones back.
        fs.SyncDirectory(ParentOf(path));
    }

    /// <summary>The directory part of a path relative to the vault; empty for the vault itself.</summary>
    public static string ParentOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "" : path[..slash];
    }
}
