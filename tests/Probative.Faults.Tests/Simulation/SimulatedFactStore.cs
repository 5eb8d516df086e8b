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
    private int _beforeLast;

    public SimulatedFactStore(IReadOnlyList<StoredFact>? facts = null, DateTimeOffset? latestAt = null)
    {
        _facts = [.. facts ?? []];
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
