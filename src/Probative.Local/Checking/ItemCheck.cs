using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Probative.Ledger;

namespace Probative.Local.Checking;

/// <summary>
/// Hashes every stored file again and holds the names of the files against what the facts say was stored.
/// Both lists are read in the order of the digests, so that memory does not grow with them.
/// </summary>
internal sealed class ItemCheck(
    CheckScope scope, string directory, CheckCode damaged, SqliteConnection? facts)
{
    private readonly FileHashing _hashing = new(scope);
    private long _total;
    private long _totalBytes;
    private long _files;
    private long _bytes;

    public long Files => Interlocked.Read(ref _files);

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>False when facts are damaged: a file that none names may then be one of theirs.</summary>
    public bool AreAllNamed { get; init; } = true;

    /// <summary>
    /// Without an items view (the fields are not opened) each file is only held against its name.
    /// </summary>
    public void Run(CancellationToken ct)
    {
        (_total, _totalBytes) = Named();
        var work = Partitioner.Create(Pairs(), EnumerablePartitionerOptions.NoBuffering);
        var options = new ParallelOptions { MaxDegreeOfParallelism = scope.Lanes, CancellationToken = ct };
        Parallel.ForEach(work, options, pair => Check(pair, ct));
    }

    private (long Files, long Bytes) Named()
    {
        if (facts is null) return (0, 0);
        using var command = facts.CreateCommand();
        command.CommandText =
            """
            SELECT count(*), coalesce(sum(size), 0)
            FROM (SELECT max(SizeBytes) AS size FROM item_v1 WHERE Sha256 IS NOT NULL GROUP BY Sha256)
            """;
        using var row = command.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : (0, 0);
    }

    private void Check(Pair pair, CancellationToken ct)
    {
        var path = pair.Path ?? PathOf(pair.Named!.Value.Sha256);
        if (pair.Path is null)
        {
            scope.Damaged(
                CheckCode.ItemMissing,
                path,
                $"The facts say that these bytes were stored; no file has them.");
            return;
        }

        if (!Hash32.TryParseHex(Path.GetFileName(path), out var name) || path != PathOf(name))
        {
            scope.Noticed(CheckCode.Stray, path, $"This is not the name of an item.");
            return;
        }

        if (facts is not null && pair.Named is null)
        {
            var readable = AreAllNamed ? "" : " that could be read";
            var other = AreAllNamed ? "" : "; one that is damaged may";
            scope.Noticed(CheckCode.Stray, path, $"No fact{readable} names this file{other}.");
        }

        if (pair.IsPlainFile) Hash(path, name, pair.Named?.SizeBytes, ct);
        else scope.Damaged(damaged, path, $"This is a link, a folder or a device, not a file.");
    }

    private void Hash(string path, Hash32 name, long? sizeBytes, CancellationToken ct)
    {
        if (_hashing.TryHash(path, ct) is not var (hash, length)) return;
        Interlocked.Increment(ref _files);
        Interlocked.Add(ref _bytes, length);
        scope.Progress(
            directory, Files, facts is null ? null : _total, Bytes, facts is null ? null : _totalBytes);
        if (sizeBytes is { } stated && stated != length)
        {
            scope.Damaged(CheckCode.ItemSize, path, $"It has {length} bytes where the facts say {stated}.");
        }

        if (hash != name) scope.Damaged(damaged, path, $"Its SHA-256 is {hash}, not that of its name.");
    }

    /// <summary>Goes through files and facts side by side, as two sorted lists are merged.</summary>
    private IEnumerable<Pair> Pairs()
    {
        using var named = Facts().GetEnumerator();
        var more = named.MoveNext();
        foreach (var (path, isPlainFile) in StoredFiles())
        {
            while (more && string.CompareOrdinal(PathOf(named.Current.Sha256), path) < 0)
            {
                yield return new Pair(null, false, named.Current);
                more = named.MoveNext();
            }

            var match = more && PathOf(named.Current.Sha256) == path ? named.Current : default(NamedBytes?);
            yield return new Pair(path, isPlainFile, match);
            if (match is not null) more = named.MoveNext();
        }

        for (; more; more = named.MoveNext()) yield return new Pair(null, false, named.Current);
    }

    private IEnumerable<NamedBytes> Facts()
    {
        if (facts is null) yield break;
        using var command = facts.CreateCommand();
        command.CommandText =
            """
            SELECT Sha256, max(SizeBytes) FROM item_v1
            WHERE Sha256 IS NOT NULL GROUP BY Sha256 ORDER BY Sha256
            """;
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var sha256 = Hash32.FromSpan((byte[])row.GetValue(0));
            yield return new NamedBytes(sha256, row.IsDBNull(1) ? null : row.GetInt64(1));
        }
    }

    private IEnumerable<(string Path, bool IsPlainFile)> StoredFiles()
    {
        foreach (var (shard, isDirectory) in scope.Fs.List(directory) ?? [])
        {
            var path = $"{directory}/{shard}";
            if (!isDirectory || IsLink(path))
            {
                yield return (path, false);
                continue;
            }

            foreach (var (name, isFolder) in scope.Fs.List(path) ?? [])
            {
                yield return ($"{path}/{name}", !isFolder && !IsLink($"{path}/{name}"));
            }
        }
    }

    private bool IsLink(string path) =>
        (File.GetAttributes(scope.FullPath(path)) & FileAttributes.ReparsePoint) != 0;

    private string PathOf(Hash32 sha256) => Items.StoredItems.PathOf(directory, sha256);

    private readonly record struct NamedBytes(Hash32 Sha256, long? SizeBytes);

    private sealed record Pair(string? Path, bool IsPlainFile, NamedBytes? Named);
}
