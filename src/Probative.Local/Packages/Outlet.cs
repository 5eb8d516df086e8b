using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Local.Durable;

namespace Probative.Local.Packages;

/// <summary>Small files on the file system of this machine, outside the vault.</summary>
public sealed class Outlet : IOutlet
{
    public Problem? Refusal(string path)
    {
        var full = Path.GetFullPath(path);
        var parent = Path.GetDirectoryName(full);
        if (parent is null || !Directory.Exists(parent))
        {
            return new Problem(
                "out-folder",
                parent ?? full,
                "There is no such folder.",
                "Make it, or choose another place.");
        }

        if (PackageSinks.IsInVault(parent))
        {
            return new Problem(
                "out-in-vault",
                full,
                "It lies in a vault, which holds nothing but its own files.",
                "Choose a place that is outside of any vault.");
        }

        return Path.Exists(full)
            ? new Problem(
                "out-exists", full, "It exists already, and is not replaced.", "Choose another name.")
            : null;
    }

    public async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes)
    {
        var full = Path.GetFullPath(path);
        var fs = PosixFs.TryOpen(Path.GetDirectoryName(full)!) ?? throw new StorageException(new Problem(
            "out-folder", full, "Its folder is gone.", "Make it, or choose another place."));
        using (fs)
        using (var thread = new DurableThread(fs, new Poison()))
        {
            // A crash before the rename leaves a temporary file beside the name; after it, the whole file.
            await thread.RunAsync(files =>
                AtomicFile.Write(files, Path.GetFileName(full), bytes.Span, Access.Replaceable));
        }
    }
}
