using Probative.Fingerprints.Index.Tails;

namespace Probative.Fingerprints.Index;

/// <summary>
/// What an index consists of at the moment: segments, blocks of tails, removals. Everything that changes it,
/// and every reader that begins, passes one lock for a moment; nothing is searched or written inside it.
/// </summary>
internal sealed class IndexState
{
    private const int LeastRoom = 256;
    private const int MostRoom = 1 << 20;

    private readonly Lock _gate = new();
    private readonly List<SegmentPart> _segments = [];
    private readonly List<TailBlock> _closed = [];
    private readonly List<TailBlock> _open = [];
    private readonly List<Removal> _removals = [];
    private Dictionary<long, RemovedTags> _removedSince = [];
    private long _committed;
    private bool _isClosed;

    /// <summary>The number of the last removal.</summary>
    public long Sequence { get; private set; }

    /// <summary>What a manifest said.</summary>
    public void Begin(long sequence, IEnumerable<Removal> removals, IEnumerable<SegmentPart> segments)
    {
        lock (_gate)
        {
            (Sequence, _committed) = (sequence, sequence);
            _removals.AddRange(removals);
            _segments.AddRange(segments);
        }
    }

    public void Add(ReadOnlySpan<HashEntry> entries)
    {
        lock (_gate)
        {
            if (_open.Count > 0 && _open[^1].Through == Sequence)
            {
                entries = entries[_open[^1].Fill(entries)..];
            }

            if (entries.IsEmpty) return;

            // Twice as large as the last, so that many small additions make few blocks.
            var room = _open.Count == 0 ? LeastRoom : Math.Min(MostRoom, 2 * _open[^1].Hashes.Length);
            var block = new TailBlock(Math.Max(room, entries.Length), Sequence);
            block.Fill(entries);
            _open.Add(block);
        }
    }

    public void Remove(ReadOnlySpan<TagRange> ranges)
    {
        lock (_gate)
        {
            Sequence++;
            foreach (var range in ranges) _removals.Add(new Removal(Sequence, range));
            _removedSince = [];
        }
    }

    /// <summary>Everything as it is now; null when the index is closed.</summary>
    public IndexParts? Hold()
    {
        lock (_gate)
        {
            if (_isClosed) return null;
            var segments = _segments.Select(part => part with { Removed = Since(part.Through) }).ToList();
            foreach (var part in segments) part.Segment.TryHold();
            return new IndexParts(
                segments,
                [.. _closed.Concat(_open).Select(Part)]);
        }
    }

    /// <summary>Everything so far, removals too, is durable.</summary>
    public void NoteCommitted()
    {
        lock (_gate) _committed = Sequence;
    }

    /// <summary>Ends the blocks that are filled, so that they change no more, and returns them.</summary>
    public IReadOnlyList<TailBlock> CloseBlocks()
    {
        lock (_gate)
        {
            TailBlock[] ended = [.. _open];
            _closed.AddRange(ended);
            _open.Clear();
            return ended;
        }
    }

    /// <summary>
    /// Closed blocks with the removals that are durable, and the number of the last of those: what a crash
    /// could take back MUST NOT have gone into a segment.
    /// </summary>
    public (long Through, IReadOnlyList<BlockPart> Blocks) Committed(IReadOnlyList<TailBlock> blocks)
    {
        lock (_gate)
        {
            return (_committed, [.. blocks.Select(block =>
                new BlockPart(block, block.Count, Between(block.Through, _committed)))]);
        }
    }

    /// <inheritdoc cref="Committed(IReadOnlyList{TailBlock})"/>
    public (long Through, IReadOnlyList<SegmentPart> Segments) Committed(IReadOnlyList<SegmentPart> segments)
    {
        lock (_gate)
        {
            return (_committed, [.. segments.Select(part =>
                part with { Removed = Between(part.Through, _committed) })]);
        }
    }

    /// <summary>Puts a part in the place of others. Readers that hold those go on with them.</summary>
    public void Replace(
        IReadOnlyCollection<SegmentPart> segments, IReadOnlyCollection<TailBlock> blocks, SegmentPart? by)
    {
        lock (_gate)
        {
            _segments.RemoveAll(part => segments.Any(old => old.Number == part.Number));
            _closed.RemoveAll(blocks.Contains);
            if (by is not null) _segments.Add(by);
            var least = _committed;
            foreach (var part in _segments) least = Math.Min(least, part.Through);
            foreach (var block in _closed.Concat(_open)) least = Math.Min(least, block.Through);

            // Applied in all that is left.
            _removals.RemoveAll(removal => removal.Sequence <= least);
        }

        foreach (var part in segments) part.Segment.Dispose();
    }

    /// <summary>The segments and removals as a manifest lists them.</summary>
    public (IReadOnlyList<SegmentPart> Segments, IReadOnlyList<Removal> Removals) Listed()
    {
        lock (_gate) return ([.. _segments], [.. _removals]);
    }

    /// <summary>Lets go of the segments; the last reader unmaps them.</summary>
    public void Close()
    {
        lock (_gate)
        {
            if (_isClosed) return;
            _isClosed = true;
            foreach (var part in _segments) part.Segment.Dispose();
        }
    }

    private BlockPart Part(TailBlock block) => new(block, block.Count, Since(block.Through));

    private RemovedTags Since(long through)
    {
        if (through == Sequence) return RemovedTags.None;
        if (_removedSince.TryGetValue(through, out var removed)) return removed;
        return _removedSince[through] = Between(through, Sequence);
    }

    private RemovedTags Between(long through, long last) => RemovedTags.Of(_removals
        .Where(removal => removal.Sequence > through && removal.Sequence <= last)
        .Select(removal => removal.Range));
}
