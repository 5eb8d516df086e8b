using Probative.Fingerprints.Index.Storage;
using Probative.Fingerprints.Index.Tails;

namespace Probative.Fingerprints.Index.Merging;

/// <summary>
/// What changes an index: the tail that is written before anything else, and the segments that replace tails
/// and one another. Order of a commit: records of the tail, then their sync; that is the acknowledgement.
/// Order of a replacement: the new segment and its name durable, the new manifest in place of the old one,
/// then the old files go. A crash between leaves files that the next opening removes.
/// </summary>
internal sealed class IndexWriter : IDisposable
{
    // More tails that wait for their segment than these, and committing waits for the thread that writes it.
    private const int MostFrozen = 3;

    private readonly IIndexFolder _folder;
    private readonly HashIndexOptions _options;
    private readonly IndexState _state;
    private readonly SegmentKeeper _keeper;

    // Owned by the one who adds and commits.
    private readonly Lock _writing = new();
    private TailWriter? _tail;
    private TailPlace _next;
    private bool _isUncommitted;
    private int _unwritten;
    private Exception? _failure;

    /// <param name="folder">The folder, locked.</param>
    /// <param name="options">How the index is kept.</param>
    /// <param name="state">What was read from it.</param>
    /// <param name="keeper">Writes segments.</param>
    /// <param name="position">The caller's, as of the last commit.</param>
    /// <param name="next">Where the next tail begins.</param>
    public IndexWriter(
        IIndexFolder folder, HashIndexOptions options, IndexState state, SegmentKeeper keeper, ulong position,
        TailPlace next)
    {
        (_folder, _options, _state, _keeper) = (folder, options, state, keeper);
        (Position, _next, _unwritten) = (position, next, next.Unwritten);
    }

    public ulong Position { get; private set; }

    public void Add(ReadOnlySpan<HashEntry> entries)
    {
        lock (_writing)
        {
            if (entries.IsEmpty) return;
            Tail().Add(entries);
            _state.Add(entries);
            _unwritten += entries.Length;
            _isUncommitted = true;
        }
    }

    public void Remove(ReadOnlySpan<TagRange> ranges)
    {
        foreach (var range in ranges) ArgumentOutOfRangeException.ThrowIfLessThan(range.Last, range.First);
        lock (_writing)
        {
            // As many as a record holds: reading the tail counts removals by its records.
            for (; !ranges.IsEmpty; ranges = ranges[Math.Min(TailWriter.RangesInRecord, ranges.Length)..])
            {
                var part = ranges[..Math.Min(TailWriter.RangesInRecord, ranges.Length)];
                Tail().Remove(part);
                _state.Remove(part);
                _isUncommitted = true;
            }
        }
    }

    public void Commit(ulong position)
    {
        lock (_writing)
        {
            if (!_isUncommitted && position == Position) return;
            var tail = Tail();
            Guard(() => tail.Commit(position));
            Position = position;
            _isUncommitted = false;
            _state.NoteCommitted();
            if (_unwritten >= _options.TailLimit) Guard(Freeze);
        }
    }

    public void Compact()
    {
        lock (_writing)
        {
            if (_isUncommitted) throw new InvalidOperationException("What was added was not committed.");
            Guard(() =>
            {
                Freeze();
                _keeper.Finish();
                _keeper.Compact();
            });
        }
    }

    public void Dispose()
    {
        lock (_writing)
        {
            _keeper.Dispose();
            _tail?.Dispose();
            _tail = null;
        }
    }

    private TailWriter Tail()
    {
        ThrowIfFailed();
        if (_tail is not null) return _tail;
        Guard(() =>
        {
            var head = new TailHead(_next.Number, _state.Sequence, _next.PreviousLength);
            _tail = TailWriter.Begin(_folder, head);
        });
        return _tail!;
    }

    /// <summary>Ends the tail, all of which is committed, and has it become a segment.</summary>
    private void Freeze()
    {
        if (_tail is { } tail)
        {
            tail.Dispose();
            _tail = null;
            _next = new TailPlace(tail.Number + 1, tail.Length, 0);
            _keeper.Take(new FrozenTail(tail.Number, _state.CloseBlocks(), _state.Sequence, Position));
        }

        _unwritten = 0;
        if (_options.MergesInBackground) _keeper.Wake(MostFrozen);
        else _keeper.Finish();
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            throw new IndexStorageException("The index met a failure before, and writes no more.", _failure);
        }
    }

    private void Guard(Action step)
    {
        ThrowIfFailed();
        try
        {
            step();
        }
        catch (IndexStorageException failure)
        {
            // What the medium holds is not known any more: nothing more is written over it.
            _failure = failure;
            throw;
        }
    }
}
