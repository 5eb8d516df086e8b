using System.Formats.Tar;
using Probative.Ledger;
using Probative.Local.Auditing;

namespace Probative.Local.Backups.Archives;

/// <summary>
/// Where everything lies in one or several archives (tar: POSIX.1-2024, "pax", ustar and pax interchange).
/// What is no part of a backup is passed over: whoever has a recipient can make such a file, so nothing in it
/// is believed before its digest or its signature was looked at. Some 150 bytes of memory for each file.
/// </summary>
internal sealed class ArchiveIndex
{
    private readonly Dictionary<string, Dictionary<Hash32, ArchivePlace>> _stored =
        StoredNames.Directories.ToDictionary(
            name => name, _ => new Dictionary<Hash32, ArchivePlace>(), StringComparer.Ordinal);

    private readonly Dictionary<string, List<Hash32>> _shards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ArchivePlace> _others = new(StringComparer.Ordinal);

    /// <summary>Adds what an archive holds; of two with the same path the later one counts.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public string? Add(int archive, Stream plain, CancellationToken ct)
    {
        try
        {
            using var reader = new TarReader(plain, leaveOpen: true);
            while (reader.GetNextEntry() is { } entry)
            {
                ct.ThrowIfCancellationRequested();
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile)) continue;
                if (entry.DataOffset < 0 || entry.Length > plain.Length - entry.DataOffset)
                    return $"{entry.Name} is longer than what follows.";
                Add(entry.Name, new ArchivePlace(archive, entry.DataOffset, entry.Length));
            }

            return null;
        }
        catch (Exception failed) when (
            failed is IOException or FormatException or ArgumentException or NotSupportedException)
        {
            return failed.Message;
        }
    }

    /// <summary>
    /// Forgets what an archive says of itself alone: what it follows on, and the access log, which is whole
    /// in each so that days that were erased do not come back.
    /// </summary>
    public void BeginArchive()
    {
        List<string> own = [.. _others.Keys.Where(path => path == ArchivePath.Follows || IsAccess(path))];
        foreach (var path in own) _others.Remove(path);
    }

    public ArchivePlace? Find(string path)
    {
        if (_others.TryGetValue(path, out var place)) return place;
        return ArchivePath.TryParse(path, out var directory, out var sha256)
            && _stored[directory].TryGetValue(sha256, out place) ? place : null;
    }

    /// <summary>The names in a folder of stored bytes, in order; null when there is none.</summary>
    public IReadOnlyList<Durable.VaultEntry>? List(string path)
    {
        if (path == VaultPath.AccessDirectory)
        {
            return
            [
                .. _others.Keys.Where(IsAccess).Order(StringComparer.Ordinal)
                    .Select(file => new Durable.VaultEntry(file[(path.Length + 1)..], IsDirectory: false)),
            ];
        }

        if (_stored.ContainsKey(path))
        {
            return
            [
                .. _shards.Keys.Where(shard => shard.StartsWith(path + "/", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)
                    .Select(shard => new Durable.VaultEntry(shard[(path.Length + 1)..], IsDirectory: true)),
            ];
        }

        return _shards.TryGetValue(path, out var names)
            ? [.. names.Select(name => name.ToHex()).Order(StringComparer.Ordinal)
                .Select(name => new Durable.VaultEntry(name, IsDirectory: false))]
            : null;
    }

    private static bool IsAccess(string path) =>
        path.StartsWith(VaultPath.AccessDirectory + "/", StringComparison.Ordinal)
        && AccessFiles.TryParse(path[(VaultPath.AccessDirectory.Length + 1)..], out _, out _);

    private void Add(string name, ArchivePlace place)
    {
        var path = name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
        if (path is BackupPath.Description or ArchivePath.Follows || IsAccess(path)
            || path.StartsWith(BackupPath.Ledger + "/", StringComparison.Ordinal))
        {
            _others[path] = place;
            return;
        }

        if (!ArchivePath.TryParse(path, out var directory, out var sha256)) return;
        if (!_stored[directory].TryAdd(sha256, place))
        {
            _stored[directory][sha256] = place;
            return;
        }

        var shard = path[..path.LastIndexOf('/')];
        if (!_shards.TryGetValue(shard, out var names)) _shards.Add(shard, names = []);
        names.Add(sha256);
    }
}
