using Probative.Local.Durable;
using Probative.Local.Views;

namespace Probative.Local.Checking;

/// <summary>
/// The databases that were at rest at some time. A writer that begins puts a write-ahead log beside them,
/// and one that ends brings it into them: as long as neither shows, what was read of them without locks is
/// what was there. The same of the keys in the log, which a writer may change meanwhile.
/// </summary>
internal sealed class DatabaseStamp
{
    private readonly PosixFs _fs;
    private readonly Dictionary<string, (long, long)?> _atRest;
    private readonly ((long, long)?, (long, long)?) _logKeys;

    public DatabaseStamp(PosixFs fs)
    {
        _fs = fs;
        _atRest = ViewKind.All.Select(ViewFolder.PathOf).Prepend(VaultPath.FactDatabase)
            .Where(path => !HasLog(path))
            .ToDictionary(path => path, StateOf);
        _logKeys = LogKeys();
    }

    /// <summary>True when somebody has written to a database that was at rest, or has begun to.</summary>
    public bool IsOutdated =>
        LogKeys() != _logKeys
        || _atRest.Any(database => HasLog(database.Key) || StateOf(database.Key) != database.Value);

    private ((long, long)?, (long, long)?) LogKeys() =>
        (StateOf(VaultPath.VerifierKey), StateOf(VaultPath.VerifierKeys));

    private bool HasLog(string path) => _fs.SizeBytes(path + "-wal") is not null;

    private (long, long)? StateOf(string path)
    {
        var file = new FileInfo(_fs.FullPath(path));
        return file.Exists ? (file.Length, file.LastWriteTimeUtc.Ticks) : null;
    }
}
