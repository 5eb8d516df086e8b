using System.Security.Cryptography;
using Probative.Handover.Package;
using Probative.Kernel.Commands;
using Probative.Local.Durable;

namespace Probative.Local.Packages;

/// <summary>Packages on the file system of this machine, outside the vault.</summary>
public sealed class PackageSinks : IPackageSinks
{
    private const string Mark = ".partial-";

    public SinkOutcome Begin(string finalPath, PackageForm form, DateTimeOffset time)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(finalPath));
        var (parent, name) = (Path.GetDirectoryName(full), Path.GetFileName(full));
        if (parent is null || PosixFs.TryOpen(parent) is not { } fs)
        {
            return Refused(
                "out-folder",
                parent ?? full,
                "There is no such folder.",
                "Make it, or choose another --out.");
        }

        if (IsInVault(parent))
        {
            fs.Dispose();
            return Refused(
                "out-in-vault",
                full,
                "It lies in a vault, which holds nothing but its own files.",
                "Choose an --out that is outside of any vault.");
        }

        if (fs.List("")!.Any(entry => entry.Name == name))
        {
            fs.Dispose();
            return Refused(
                "out-exists",
                full,
                "It exists already; a package never replaces anything.",
                "Choose another --out.");
        }

        var aside = name + Mark + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var place = new PackagePlace(fs, aside, name);
        return new SinkOutcome.Begun(
            form == PackageForm.Zip ? new ZipSink(place, time) : new FolderSink(place));
    }

    public IReadOnlyList<string> FindLeftovers(string finalPath)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(finalPath));
        var (parent, name) = (Path.GetDirectoryName(full), Path.GetFileName(full));
        return parent is null || !Directory.Exists(parent)
            ? []
            : Listing.OrFail(parent, () => Directory.EnumerateFileSystemEntries(parent)
                .Where(path => Path.GetFileName(path).StartsWith(name + Mark, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
    }

    /// <summary>True if a file of this path would lie in a vault.</summary>
    public static bool WouldLieInVault(string file) =>
        IsInVault(Path.GetDirectoryName(Path.GetFullPath(file)) ?? "/");

    /// <summary>
    /// True if the folder or one above it is a vault, by the names or by where links on the way lead.
    /// </summary>
    internal static bool IsInVault(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, VaultPath.FactDatabase))
                && File.Exists(Path.Combine(at.FullName, VaultPath.Keyring)))
            {
                return true;
            }

            if (at.Exists
                && at.ResolveLinkTarget(returnFinalTarget: true) is { } target
                && IsInVault(target.FullName))
            {
                return true;
            }
        }

        return false;
    }

    private static SinkOutcome.Refused Refused(string code, string path, string message, string hint) =>
        new(new Problem(code, path, message, hint));
}
