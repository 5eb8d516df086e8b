using Probative.Ledger;
using Probative.Local.Durable;
using Probative.Local.Items;

namespace Probative.Local.Backups;

/// <summary>
/// The names of the stored bytes of a vault and of its backup, side by side. One folder of them at a time is
/// held, so that memory does not grow with their number.
/// </summary>
internal static class StoredNames
{
    /// <summary>Both folders of bytes that a vault has.</summary>
    public static readonly IReadOnlyList<string> Directories = [VaultPath.Items, VaultPath.Derivatives];

    /// <summary>
    /// Every digest that one or both have. What has another name than stored bytes have is passed over: the
    /// check of a vault names it.
    /// </summary>
    public static IEnumerable<StoredName> Compare(IReadFs vault, IReadFs backup)
    {
        foreach (var directory in Directories)
        {
            foreach (var shard in Shards(vault, directory).Union(Shards(backup, directory)))
            {
                var copied = In(backup, directory, shard).ToHashSet();
                foreach (var name in In(vault, directory, shard))
                    yield return new StoredName(directory, name, InVault: true, copied.Remove(name));
                foreach (var name in copied)
                    yield return new StoredName(directory, name, InVault: false, InBackup: true);
            }
        }
    }

    /// <summary>Every digest of which there is a file.</summary>
    public static IEnumerable<(string Directory, Hash32 Sha256)> All(IReadFs fs) =>
        from directory in Directories
        from shard in Shards(fs, directory)
        from name in In(fs, directory, shard)
        select (directory, name);

    private static IEnumerable<string> Shards(IReadFs fs, string directory) =>
        (fs.List(directory) ?? []).Where(entry => entry.IsDirectory).Select(entry => entry.Name);

    private static IEnumerable<Hash32> In(IReadFs fs, string directory, string shard)
    {
        foreach (var entry in fs.List($"{directory}/{shard}") ?? [])
        {
            if (Hash32.TryParseHex(entry.Name, out var name)
                && StoredItems.PathOf(directory, name) == $"{directory}/{shard}/{entry.Name}")
            {
                yield return name;
            }
        }
    }
}
