using Probative.Ledger.Facts;
using Probative.Local.Facts;

namespace Probative.Faults.Tests.Simulation;

/// <summary>
/// A ledger database in memory whose commit is one atomic durable write. SQLite's own promise is tested by
/// faults in real system calls and by power cuts; here it is taken as given.
/// </summary>
internal sealed class SimulatedFactStore : IFactStore
{
    private readonly Lock _gate = new();
    private readonly List<StoredFact> _facts;
    private readonly List<Shredding> _unfinished;
    private int _beforeLast;

    public SimulatedFactStore(
        IReadOnlyList<StoredFact>? facts = null,
        DateTimeOffset? latestAt = null,
        IReadOnlyList<Shredding>? unfinished = null)
    {
        _facts = [.. facts ?? []];
        _unfinished = [.. unfinished ?? []];
        LatestAt = latestAt;
    }

    /// <summary>A seeded bug: a commit returns before it is durable, and the next one makes it so.</summary>
    public bool LosesLastCommit { get; init; }

    /// <summary>Called after every commit.</summary>
    public Action? AfterCommit { get; set; }

    /// <summary>
    /// What a crash now would leave. Always everything that was committed, unless the bug is on.
    /// </summary>
    public IReadOnlyList<StoredFact> Durable
    {
        get
        {
            lock (_gate) return [.. _facts.Take(LosesLastCommit ? _beforeLast : _facts.Count)];
        }
    }

    public long Size
    {
        get
        {
            lock (_gate) return _facts.Count;
        }
    }

    public DateTimeOffset? LatestAt { get; private set; }

    /// <summary>It has no schema.</summary>
    public int? UpgradedFrom => null;

    public void ForgetUpgrade()
    {
    }

    public void TakeOver(string holder)
    {
    }

    public CaseHead HeadOf(CaseId @case)
    {
        lock (_gate)
        {
            return _facts.FindLast(fact => fact.Case == @case) is { } last
                ? new CaseHead(last.Number, last.LeafHash)
                : default;
        }
    }

    public void Append(IReadOnlyList<StoredFact> facts, DateTimeOffset latestAt)
    {
        lock (_gate)
        {
            _beforeLast = _facts.Count;
            _facts.AddRange(facts);
            LatestAt = latestAt;
        }

        AfterCommit?.Invoke();
    }

    public void Rewrite(
        IEnumerable<SealedChange> changes,
        Func<IReadOnlyList<StoredFact>> facts,
        Func<DateTimeOffset> latestAt,
        Shredding follows)
    {
        // Taken before anything is changed: they are read from this store.
        List<SealedChange> taken = [.. changes];
        var appended = facts();
        lock (_gate)
        {
            _beforeLast = _facts.Count;
            foreach (var change in taken) _facts[(int)change.Index] = change.In(_facts[(int)change.Index]);
            _facts.AddRange(appended);
            _unfinished.Add(follows);
            LatestAt = latestAt();
        }

        AfterCommit?.Invoke();
    }

    public IReadOnlyList<Shredding> Unfinished()
    {
        lock (_gate) return [.. _unfinished];
    }

    public void Purge()
    {
    }

    public void Finish(CaseId @case)
    {
        lock (_gate) _unfinished.RemoveAll(follows => follows.Case == @case);
        AfterCommit?.Invoke();
    }

    public IFactRows OpenRows() => new Rows(this);

    public void Dispose()
    {
    }

    private sealed class Rows(SimulatedFactStore store) : IFactRows
    {
        public long Size() => store.Size;

        public IReadOnlyList<StoredFact> Read(long from, long to)
        {
            lock (store._gate) return [.. store._facts.Skip((int)from).Take((int)(to - from))];
        }

        public IReadOnlyList<StoredFact> ReadCase(CaseId @case, long fromNumber, int limit)
        {
            lock (store._gate)
            {
                return
                [
                    .. store._facts.Where(fact => fact.Case == @case)
                        .Where(fact => fact.Number >= fromNumber)
                        .Take(limit),
                ];
            }
        }

        public IReadOnlyList<StoredFact> ReadLeaves(long from, long to) => Read(from, to);

        public void Dispose()
        {
        }
    }
}
