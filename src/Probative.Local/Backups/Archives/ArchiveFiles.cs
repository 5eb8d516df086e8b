using Probative.Formats.Age;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Local.Durable;

namespace Probative.Local.Backups.Archives;

/// <summary>
/// The files of a backup that lies in age files: one whole file, or one and those that followed on it. They
/// are only read, a chunk at a time.
/// </summary>
internal sealed class ArchiveFiles : IReadFs, IDisposable
{
    private readonly IReadOnlyList<string> _paths;
    private readonly List<AgeFile> _files = [];
    private readonly ArchiveIndex _index = new();
    private readonly List<Problem> _gaps = [];
    private readonly HashSet<Hash32> _descriptions = [];
    private readonly List<(string Path, Hash32 Follows)> _followers = [];

    private ArchiveFiles(IReadOnlyList<string> paths) => _paths = paths;

    /// <param name="paths">The files, the oldest first.</param>
    /// <param name="identities">What opens them.</param>
    /// <param name="refusal">Why they cannot be read.</param>
    /// <param name="ct">Stops the reading of what they hold.</param>
    public static ArchiveFiles? Open(
        IReadOnlyList<string> paths,
        IReadOnlyList<AgeIdentity> identities,
        out Refusal? refusal,
        CancellationToken ct)
    {
        refusal = null;
        var files = new ArchiveFiles([.. paths.Select(Path.GetFullPath)]);
        try
        {
            foreach (var path in files._paths)
            {
                refusal = files.Add(path, identities, ct);
                if (refusal is not null) return null;
            }

            refusal = files.FindWrongOrder();
            return refusal is null ? files : null;
        }
        finally
        {
            if (refusal is not null || files._files.Count < paths.Count) files.Dispose();
        }
    }

    /// <summary>Files that follow on one that is not among those before them.</summary>
    public IReadOnlyList<Problem> Gaps => _gaps;

    public byte[]? Read(string path, int limitBytes)
    {
        using var stream = OpenRead(path);
        if (stream is null) return null;
        if (stream.Length > limitBytes) throw Failure.TooLarge(path, stream.Length, limitBytes);
        var bytes = new byte[stream.Length];
        try
        {
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException failed) when (failed is not StorageException)
        {
            throw new StorageException(new Problem(
                "unreadable", FullPath(path), failed.Message, "Take an older or another backup."));
        }
    }

    public Stream? OpenRead(string path) => _index.Find(path) is { } place
        ? new ArchiveStream(_files[place.Archive], _paths[place.Archive], place.Offset, place.SizeBytes)
        : null;

    public long? SizeBytes(string path) => _index.Find(path)?.SizeBytes;

    public IReadOnlyList<VaultEntry>? List(string path) => _index.List(path);

    /// <summary>The newest of the files, and what in it; what lies in another is told of that.</summary>
    public string FullPath(string path)
    {
        var archive = _index.Find(path)?.Archive ?? _paths.Count - 1;
        return path.Length == 0 ? _paths[archive] : $"{_paths[archive]}: {path}";
    }

    public void Dispose()
    {
        foreach (var file in _files) file.Dispose();
        _files.Clear();
    }

    private Refusal? Add(string path, IReadOnlyList<AgeIdentity> identities, CancellationToken ct)
    {
        using var folder = PosixFs.TryOpen(Path.GetDirectoryName(path) ?? "/");
        if (folder?.OpenRead(Path.GetFileName(path)) is not { } stream) return BackupRefusal.NoBackup(path);
        if (AgeFile.Open(stream, identities, out var damage) is not { } file)
        {
            return damage.Code == AgeCodes.NoMatch
                ? ArchiveRefusal.OtherIdentity(path)
                : ArchiveRefusal.Damaged(path, damage.Message);
        }

        _files.Add(file);
        _index.BeginArchive();
        using var plain = new ArchiveStream(file, path, 0, file.SizeBytes);
        if (_index.Add(_files.Count - 1, plain, ct) is { } fault) return ArchiveRefusal.Damaged(path, fault);
        try
        {
            LookForGap(path);
            return null;
        }
        catch (StorageException failed)
        {
            return ArchiveRefusal.Damaged(path, failed.Problem.Message);
        }
    }

    /// <summary>
    /// In another order the oldest description would stand for the newest: what came since would be set aside
    /// without a word.
    /// </summary>
    private Refusal? FindWrongOrder() =>
        _followers.Find(file => _descriptions.Contains(file.Follows)).Path is { } path
            ? ArchiveRefusal.WrongOrder(path)
            : null;

    /// <summary>
    /// What was lost with a file between is named one by one as far as facts name it: this names the cause.
    /// </summary>
    private void LookForGap(string path)
    {
        var follows = Read(ArchivePath.Follows, 2 * Hash32.Size);
        var isDigest = Hash32.TryParseHex(follows, out var before);
        var isNext = isDigest && _descriptions.Contains(before);
        if (follows is not null && !isNext)
        {
            _gaps.Add(ArchiveRefusal.Gap(path));
            if (isDigest) _followers.Add((path, before));
        }

        if (Read(BackupPath.Description, BackupDescription.LimitBytes) is { } bytes)
            _descriptions.Add(Hash32.Of(bytes));
    }
}
