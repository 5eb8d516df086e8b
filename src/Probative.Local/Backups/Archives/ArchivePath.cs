using System.Diagnostics.CodeAnalysis;
using Probative.Ledger;
using Probative.Local.Items;

namespace Probative.Local.Backups.Archives;

/// <summary>The names of what an age file has beside what a folder has, inside it and next to it.</summary>
internal static class ArchivePath
{
    /// <summary>
    /// In an archive that follows on another: the SHA-256 (hex) of the description in that one.
    /// </summary>
    public const string Follows = "follows";

    public const string Lock = ".probative-backup.lock";

    /// <summary>What is written before it has its name: nobody takes it for a backup.</summary>
    public const string Part = ".probative-backup.part";

    /// <summary>The digest of stored bytes, when this is the path of such; `./` before it is passed over.
    /// </summary>
    public static bool TryParse(
        string path, [NotNullWhen(true)] out string? directory, out Hash32 sha256)
    {
        sha256 = default;
        directory = StoredNames.Directories.FirstOrDefault(one =>
            path.StartsWith(one + "/", StringComparison.Ordinal));
        return directory is not null
            && Hash32.TryParseHex(path.AsSpan(path.LastIndexOf('/') + 1), out sha256)
            && StoredItems.PathOf(directory, sha256) == path;
    }
}
