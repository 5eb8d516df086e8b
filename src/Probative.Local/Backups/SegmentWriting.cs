using Probative.Local.Durable;

namespace Probative.Local.Backups;

/// <summary>Writes the facts that a backup in a folder does not hold yet.</summary>
internal sealed class SegmentWriting(BackupTarget target, BackupRows rows)
{
    // Segments that become durable together: some 30 MB in memory.
    private const int GroupLimit = 16;

    private long _lastTemporary;

    /// <summary>All segments of this state; null when fields were destroyed meanwhile.</summary>
    public async Task<IReadOnlyList<SegmentEntry>?> RunAsync(
        BackupState state, Action<long> progress, CancellationToken ct)
    {
        var segments = new SegmentsSince(target.Previous, rows, state);
        var waiting = new List<(SegmentEntry Segment, byte[] Bytes)>();
        foreach (var added in segments.New())
        {
            ct.ThrowIfCancellationRequested();
            waiting.Add(added);
            if (waiting.Count >= GroupLimit) await FlushAsync(waiting);
            progress(added.Segment.To);
        }

        if (segments.IsPast) return null;
        await FlushAsync(waiting);
        return segments.All;
    }

    private async Task FlushAsync(List<(SegmentEntry Segment, byte[] Bytes)> waiting)
    {
        // A crash here leaves segments that no description names; the next run removes them.
        await target.Durable.RunAsync(_ =>
        {
            var files = new List<PendingFile>(waiting.Count);
            foreach (var (segment, bytes) in waiting)
            {
                var temporary = VaultPath.Incoming("segment", ++_lastTemporary);
                var file = new PendingFile(temporary, BackupPath.Segment(segment));
                target.Group.Write(file, bytes, Access.Immutable);
                files.Add(file);
            }

            target.Group.Commit(files);
            if (files.Find(file => file.Failure is not null) is { } failed) throw failed.Failure!;
        });
        waiting.Clear();
    }
}
