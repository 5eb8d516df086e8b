using Probative.Kernel.Facts;
using Probative.Kernel.Vault;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Ledger.Tree;
using Probative.Local.Durable;

namespace Probative.Local.Facts;

/// <summary>
/// The one writer of facts. Facts that arrive while a group is being committed form the next group, so that
/// many share one sync and a lone one waits for nobody. Only this thread knows the heads of the cases.
/// </summary>
internal sealed class GroupCommit : IDisposable
{
    // A group ends here even when more wait, so that its first fact is not acknowledged too late.
    private const int GroupLimit = 1024;

    private readonly IFactStore _store;
    private readonly Poison _poison;
    private readonly IFactSubscriber _subscriber;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _queued = new(0);
    private readonly Thread _thread;

    // Guarded by the gate.
    private readonly Queue<Waiting> _waiting = new();
    private bool _closed;

    // Owned by the writer's thread.
    private readonly Dictionary<CaseId, CaseHead> _heads = [];
    private readonly Dictionary<CaseId, CaseHead> _groupHeads = [];
    private Acceptance _latest;

    public GroupCommit(IFactStore store, Poison poison, IFactSubscriber subscriber)
    {
        _store = store;
        _poison = poison;
        _subscriber = subscriber;
        _thread = new Thread(Work) { Name = "facts", IsBackground = true };
        _thread.Start();
    }

    /// <summary>
    /// Queues a fact; facts keep the order of the calls. The task completes when it is durable. It fails with
    /// a <see cref="StorageException"/> when it was not recorded, and later facts may be.
    /// </summary>
    public Task<Appended> AppendAsync(PreparedFact fact)
    {
        _poison.ThrowIfTaken();
        var waiting = new Waiting(fact);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _waiting.Enqueue(waiting);
            if (_waiting.Count > 1) return waiting.Done.Task;
        }

        // The writer takes everything each time it wakes, so it is woken for the first alone.
        _queued.Release();
        return waiting.Done.Task;
    }

    /// <summary>Records what is queued, then ends the thread.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
        }

        _queued.Release();
        _thread.Join();
        _queued.Dispose();
    }

    private void Work()
    {
        var group = new List<Waiting>(GroupLimit);
        while (true)
        {
            lock (_gate)
            {
                while (group.Count < GroupLimit && _waiting.TryDequeue(out var next)) group.Add(next);
                if (group.Count == 0 && _closed) return;
            }

            if (group.Count == 0)
            {
                _queued.Wait();
                continue;
            }

            Commit(group);
            group.Clear();
        }
    }

    private void Commit(List<Waiting> group)
    {
        try
        {
            _poison.ThrowIfTaken();
            var facts = Place(group);
            var latest = group.MaxBy(waiting => waiting.Fact.Accepted.Order)!.Fact.Accepted;
            if (latest.Order < _latest.Order) latest = _latest;
            _store.Append(facts, latest.At);

            // The facts are durable. What follows only tells others: the views first, so that whoever waits
            // for an acknowledgement finds its fact there.
            _latest = latest;
            foreach (var (@case, head) in _groupHeads) _heads[@case] = head;
            _subscriber.Committed([.. group.Select((waiting, i) => Recorded(waiting.Fact, facts[i]))]);
            for (var i = 0; i < group.Count; i++)
            {
                var fact = facts[i];
                group[i].Done.SetResult(new Appended(fact.Case, fact.Index, fact.Number, fact.LeafHash));
            }
        }
        catch (StorageException failure)
        {
            foreach (var waiting in group) waiting.Done.SetException(failure);
        }
        catch (IntegrityException doubt)
        {
            _poison.Take(doubt);
            foreach (var waiting in group) waiting.Done.SetException(doubt);
        }
    }

    /// <summary>Gives each fact its index, its number and the fact before it.</summary>
    private List<StoredFact> Place(List<Waiting> group)
    {
        _groupHeads.Clear();
        var facts = new List<StoredFact>(group.Count);
        var index = _store.Size;
        foreach (var waiting in group)
        {
            var fact = waiting.Fact;
            var head = HeadOf(fact.Case);
            var leaf = fact.Draft.ToLeaf(head.N + 1, head.LeafHash);
            var next = new CaseHead(head.N + 1, TreeHash.Leaf(leaf));
            _groupHeads[fact.Case] = next;
            facts.Add(new StoredFact
            {
                Index = index++,
                Case = fact.Case,
                Number = next.N,
                Leaf = leaf,
                LeafHash = next.LeafHash,
                Sealed = fact.Sealed,
            });
        }

        return facts;
    }

    private CaseHead HeadOf(CaseId @case)
    {
        if (_groupHeads.TryGetValue(@case, out var head) || _heads.TryGetValue(@case, out head)) return head;
        return _heads[@case] = _store.HeadOf(@case);
    }

    private static RecordedFact Recorded(PreparedFact prepared, StoredFact stored) => new()
    {
        Index = stored.Index,
        Case = stored.Case,
        Number = stored.Number,
        LeafHash = stored.LeafHash,
        Leaf = stored.Leaf,
        Disclosures = prepared.Draft.Disclosures,
    };

    private sealed record Waiting(PreparedFact Fact)
    {
        public TaskCompletionSource<Appended> Done { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
