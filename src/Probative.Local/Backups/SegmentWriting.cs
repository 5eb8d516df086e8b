using Probative.Ledger;
using Probative.Local.Durable;

namespace Probative.Local.Backups;

/// <summary>
/// Writes the facts that a backup does not hold yet. A segment that is full is never touched again; the last
/// one, as long as it is not, is followed by one with more facts under another name. After fields were
/// destroyed in the vault all are read anew, and those that differ are written anew.
/// </summary>
internal sealed class SegmentWriting(BackupTarget target, BackupRows rows)
{
    // Segments that become durable together: some 30 MB in memory.
    private const int GroupLimit = 16;

    private long _lastTemporary;

    /// <summary>All segments of this state; null when fields were destroyed meanwhile.</summary>
    public async Task<IReadOnlyList<SegmentEntry>?> RunAsync(
        BackupState state, Action<long> progress, CancellationToken ct)
    {
        var held = target.Previous?.Segments ?? [];
        List<SegmentEntry> all = target.Previous?.Rekeys == state.Rekeys
            ? [.. held.Where(segment => segment.To - segment.From == SegmentForm.FactsMax)]
            : [];
        var known = held.ToHashSet();
        var waiting = new List<(SegmentEntry Segment, byte[] Bytes)>();
        for (var from = all is [.., var last] ? last.To : 0; from < state.Facts; from += SegmentForm.FactsMax)
        {
            ct.ThrowIfCancellationRequested();
            var to = Math.Min(state.Facts, from + SegmentForm.FactsMax);
            if (rows.Read(from, to, state) is not { } facts) return null;
            var bytes = SegmentForm.Encode(from, facts);
            var segment = new SegmentEntry(from, to, Hash32.Of(bytes), bytes.Length);
            all.Add(segment);
            if (!known.Contains(segment)) waiting.Add((segment, bytes));
            if (waiting.Count >= GroupLimit) await FlushAsync(waiting);
            progress(to);
        }

        await FlushAsync(waiting);
        return all;
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
