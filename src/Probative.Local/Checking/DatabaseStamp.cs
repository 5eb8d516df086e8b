using Probative.Local.Durable;
using Probative.Local.Views;

namespace Probative.Local.Checking;

/// <summary>
/// The databases that were at rest at some time. A writer that begins puts a write-ahead log beside them,
/// and one that ends brings it into them: as long as neither shows, what was read of them without locks is
/// what was there.
/// </summary>
internal sealed class DatabaseStamp
{
    private readonly PosixFs _fs;
    private readonly Dictionary<string, (long, long)?> _atRest;

    public DatabaseStamp(PosixFs fs)
    {
        _fs = fs;
        _atRest = ViewKind.All.Select(ViewFolder.PathOf).Prepend(VaultPath.FactDatabase)
            .Where(path => !HasLog(path))
            .ToDictionary(path => path, StateOf);
    }

    /// <summary>True when somebody has written to a database that was at rest, or has begun to.</summary>
    public bool IsOutdated =>
        _atRest.Any(database => HasLog(database.Key) || StateOf(database.Key) != database.Value);

    private bool HasLog(string path) => _fs.SizeBytes(path + "-wal") is not null;

    private (long, long)? StateOf(string path)
    {
        var file = new FileInfo(_fs.FullPath(path));
        return file.Exists ? (file.Length, file.LastWriteTimeUtc.Ticks) : null;
    }
}
