using Probative.Fingerprints.Index.Storage;
using Probative.Fingerprints.Index.Tails;

namespace Probative.Fingerprints.Index.Merging;

/// <summary>
/// Turns tails into segments and several segments into one, by a thread of its own or by whoever calls
/// <see cref="Finish"/>. A segment is written, made durable and read back; then a manifest that lists it
/// replaces the old one; then readers get it; then the files that it replaces go.
/// </summary>
internal sealed class SegmentKeeper : IDisposable
{
    private readonly IIndexFolder _folder;
    private readonly HashIndexOptions _options;
    private readonly IndexState _state;

    // One piece of work at a time; owns the manifest and the numbers.
    private readonly Lock _working = new();
    private readonly object _gate = new();
    private readonly List<FrozenTail> _frozen = [];
    private readonly Thread? _thread;
    private Manifest _manifest;
    private int _nextSegment;
    private IndexStorageException? _failure;
    private bool _isWoken;
    private bool _isEnding;

    public SegmentKeeper(
        IIndexFolder folder, HashIndexOptions options, IndexState state, Manifest manifest, int nextSegment)
    {
        (_folder, _options, _state) = (folder, options, state);
        (_manifest, _nextSegment) = (manifest, nextSegment);
        if (!options.MergesInBackground) return;
        _thread = new Thread(WorkInBackground) { Name = "hash index", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Replaces the manifest; when it returns the new one counts, whatever happens.</summary>
    public static void Write(IIndexFolder folder, Manifest manifest)
    {
        folder.Remove(Manifest.NewName);
        using (var file = folder.Create(Manifest.NewName))
        {
            file.Write(manifest.ToBytes());

            // Without this sync the name could become durable before the bytes.
            file.Sync();
        }

        folder.Rename(Manifest.NewName, Manifest.Name);
        folder.SyncNames();
    }

    /// <summary>Takes a tail; nothing is done with it yet.</summary>
    public void Take(FrozenTail tail)
    {
        lock (_gate) _frozen.Add(tail);
    }

    /// <summary>Has the thread begin; waits while more tails than these are before it.</summary>
    public void Wake(int mostFrozen)
    {
        lock (_gate)
        {
            _isWoken = true;
            Monitor.PulseAll(_gate);
            while (_frozen.Count > mostFrozen && _failure is null) Monitor.Wait(_gate);
            if (_failure is not null) throw new IndexStorageException(_failure.Message, _failure);
        }
    }

    /// <summary>Returns when no tail waits and no segments are due to be merged.</summary>
    public void Finish()
    {
        lock (_working)
        {
            if (_failure is not null) throw new IndexStorageException(_failure.Message, _failure);
            while (TakeFrozen() is { Count: > 0 } tails)
            {
                Write(tails);
                lock (_gate)
                {
                    _frozen.RemoveRange(0, tails.Count);
                    Monitor.PulseAll(_gate);
                }
            }

            while (MergeChoice.Due(_state.Listed().Segments, _options.Fanout) is { Count: > 0 } due)
            {
                Merge(due);
            }
        }
    }

    /// <summary>Makes as few segments as there can be of all, without what was removed.</summary>
    public void Compact()
    {
        lock (_working)
        {
            var (segments, removals) = _state.Listed();
            var group = MergeChoice.All(segments);
            if (group.Count > 1 || (group.Count == 1 && removals.Count > 0)) Merge(group);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isEnding = true;
            Monitor.PulseAll(_gate);
        }

        _thread?.Join();
    }

    private List<FrozenTail> TakeFrozen()
    {
        lock (_gate) return [.. _frozen];
    }

    private void Write(List<FrozenTail> tails)
    {
        var blocks = tails.SelectMany(tail => tail.Blocks).ToList();
        var (through, parts) = _state.Committed(blocks);
        var number = _nextSegment++;
        var segment = SegmentFile.Write(_folder, number, [], parts, _options.Layout);
        var part = segment is null ? null : new SegmentPart(number, segment, through, RemovedTags.None);
        var last = tails[^1];
        var manifest = _manifest with
        {
            FirstTail = last.Number + 1,
            Sequence = last.Sequence,
            Position = last.Position,
        };
        Publish(manifest, [], blocks, part);
        foreach (var tail in tails) _folder.Remove(TailWriter.NameOf(tail.Number));
    }

    private void Merge(IReadOnlyList<SegmentPart> old)
    {
        var (through, parts) = _state.Committed(old);
        var number = _nextSegment++;
        var segment = SegmentFile.Write(_folder, number, parts, [], _options.Layout);
        var part = segment is null ? null : new SegmentPart(number, segment, through, RemovedTags.None);
        Publish(_manifest, old, [], part);
        foreach (var gone in old) _folder.Remove(SegmentFile.NameOf(gone.Number));
    }

    private void Publish(
        Manifest manifest, IReadOnlyList<SegmentPart> old, IReadOnlyList<TailBlock> blocks, SegmentPart? part)
    {
        var (segments, removals) = _state.Listed();
        List<SegmentPart> kept = [.. segments.Where(listed => old.All(gone => gone.Number != listed.Number))];
        if (part is not null) kept.Add(part);
        var least = kept.Count == 0 ? manifest.Sequence : kept.Min(listed => listed.Through);
        manifest = manifest with
        {
            Segments = [.. kept.Select(listed => new ListedSegment(
                listed.Number, listed.Through, listed.Segment.SizeBytes))],

            // Later removals stand in the tails.
            Removals = [.. removals.Where(removal =>
                removal.Sequence > least && removal.Sequence <= manifest.Sequence)],
        };
        Write(_folder, manifest);
        _manifest = manifest;
        _state.Replace(old, blocks, part);
    }

    private void WorkInBackground()
    {
        while (true)
        {
            lock (_gate)
            {
                while (!_isWoken && !_isEnding) Monitor.Wait(_gate);
                if (_isEnding) return;
                _isWoken = false;
            }

            try
            {
                Finish();
            }
            catch (IndexStorageException failure)
            {
                lock (_gate)
                {
                    _failure = failure;
                    Monitor.PulseAll(_gate);
                }

                return;
            }
        }
    }
}
