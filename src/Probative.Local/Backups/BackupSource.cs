using System.Diagnostics.CodeAnalysis;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Notes;
using Probative.Local.Backups.Archives;
using Probative.Local.Durable;

namespace Probative.Local.Backups;

/// <summary>
/// A backup that is read, in a folder or in age files: nothing of it changes, so that it may lie on a medium
/// that takes no writes.
/// </summary>
internal sealed class BackupSource : IDisposable
{
    private readonly IReadFs _fs;

    private BackupSource(IReadFs fs, BackupDescription description, VerifierKey key, Checkpoint checkpoint)
    {
        _fs = fs;
        Description = description;
        Key = key;
        Checkpoint = checkpoint;
    }

    public IReadFs Fs => _fs;

    public BackupDescription Description { get; }

    /// <summary>What lacks before an age file.</summary>
    public IReadOnlyList<Problem> Gaps => (_fs as ArchiveFiles)?.Gaps ?? [];

    /// <summary>The key that signed the checkpoint.</summary>
    public VerifierKey Key { get; }

    public Checkpoint Checkpoint { get; }

    /// <summary>
    /// Looks whether this is a backup that holds something, and whether its checkpoint is signed.
    /// </summary>
    /// <param name="from">A folder, or age files, the oldest first.</param>
    /// <param name="identities">Files with what opens age files.</param>
    /// <param name="refusal">Why it cannot be restored.</param>
    /// <param name="ct">Stops the reading of what age files hold.</param>
    public static BackupSource? Open(
        IReadOnlyList<string> from,
        IReadOnlyList<string> identities,
        out Refusal? refusal,
        CancellationToken ct)
    {
        if (OpenFiles(from, identities, out refusal, ct) is not { } fs) return null;
        if (TryRead(fs, out var description, out refusal)
            && TryTrust(fs, description, out var key, out var checkpoint, out refusal))
        {
            return new BackupSource(fs, description, key, checkpoint);
        }

        (fs as IDisposable)?.Dispose();
        return null;
    }

    /// <summary>The files of a folder, or of age files; null when there are none.</summary>
    public static IReadFs? OpenFiles(
        IReadOnlyList<string> from,
        IReadOnlyList<string> identities,
        out Refusal? refusal,
        CancellationToken ct)
    {
        refusal = null;
        if (from is [var folder] && !File.Exists(folder))
        {
            if (PosixFs.TryOpen(folder) is { } fs) return fs;
            refusal = BackupRefusal.NoBackup(folder);
            return null;
        }

        if (identities.Count == 0)
        {
            refusal = ArchiveRefusal.NoIdentity(from[0]);
            return null;
        }

        return AgeKeyFiles.Identities(identities, out refusal) is { } opened
            ? ArchiveFiles.Open(from, opened, out refusal, ct)
            : null;
    }

    /// <summary>The facts of a segment, or what is wrong with it.</summary>
    public IReadOnlyList<SegmentFact>? Read(SegmentEntry segment, out Problem? problem)
    {
        const string hint = "Take an older or another backup: without this segment the record has a gap.";
        var path = BackupPath.Segment(segment);
        problem = null;
        byte[]? bytes;
        try
        {
            bytes = _fs.Read(path, SegmentForm.LimitBytes);
        }
        catch (StorageException failed)
        {
            problem = failed.Problem with { Code = "segment-damaged", Hint = hint };
            return null;
        }

        if (bytes is null)
        {
            problem = new Problem("segment-missing", _fs.FullPath(path), "The file does not exist.", hint);
            return null;
        }

        var damage = Damage.None;
        if (Hash32.Of(bytes) == segment.Sha256
            && SegmentForm.Decode(bytes, out damage) is { } facts)
        {
            return facts;
        }

        var what = damage.IsPresent ? $"{damage}" : "Its SHA-256 is not the one in the description.";
        problem = new Problem("segment-damaged", _fs.FullPath(path), what, hint);
        return null;
    }

    public void Dispose() => (_fs as IDisposable)?.Dispose();

    private static bool TryRead(
        IReadFs fs, [NotNullWhen(true)] out BackupDescription? description, out Refusal? refusal)
    {
        description = null;
        if (fs.Read(BackupPath.Description, BackupDescription.LimitBytes) is not { } bytes)
        {
            refusal = BackupRefusal.NoBackup(fs.FullPath(""));
            return false;
        }

        refusal = !BackupDescription.TryParse(bytes, out description, out var damage)
            ? BackupRefusal.Damaged(fs.FullPath(BackupPath.Description), $"{damage}")
            : description.Facts == 0 ? BackupRefusal.Empty(fs.FullPath(""))
            : null;
        return refusal is null;
    }

    private static bool TryTrust(
        IReadFs fs,
        BackupDescription description,
        [NotNullWhen(true)] out VerifierKey? key,
        [NotNullWhen(true)] out Checkpoint? checkpoint,
        out Refusal? refusal)
    {
        (key, checkpoint) = (null, null);
        refusal = null;
        var note = System.Text.Encoding.UTF8.GetBytes(description.Checkpoint);
        var damage = Damage.None;

        // The last key signs, but for the moments in which it is named and the one before still does.
        foreach (var line in description.Vkeys.Reverse())
        {
            if (VerifierKey.TryParse(line, out key, out damage)
                && LogCheckpoint.TryOpen(note, key, out checkpoint, out damage))
            {
                break;
            }
        }

        if (key is not null && checkpoint is not null && IsWhole(description, checkpoint)) return true;

        var what = damage.IsPresent
            ? $"{damage}"
            : "The segments do not hold what the checkpoint is signed over.";
        refusal = BackupRefusal.Damaged(fs.FullPath(BackupPath.Description), what);
        return false;
    }

    /// <summary>The segments follow on each other without a gap, and reach beyond the checkpoint.</summary>
    private static bool IsWhole(BackupDescription description, Checkpoint checkpoint)
    {
        var to = 0L;
        foreach (var segment in description.Segments)
        {
            if (segment.From != to) return false;
            to = segment.To;
        }

        return to == description.Facts && checkpoint.Size <= (ulong)to;
    }
}
