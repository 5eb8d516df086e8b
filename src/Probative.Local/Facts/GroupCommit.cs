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
    private readonly Func<CaseId, byte[]> _keyOf;
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

    /// <param name="store">Where facts are committed.</param>
    /// <param name="poison">Ends everything when what is durable is in doubt.</param>
    /// <param name="subscriber">Is told of facts once they are durable.</param>
    /// <param name="keyOf">The key that seals the facts of a case now.</param>
    public GroupCommit(
        IFactStore store, Poison poison, IFactSubscriber subscriber, Func<CaseId, byte[]> keyOf)
    {
        _keyOf = keyOf;
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
        var waiting = new Waiting.Fact(fact);
        Enqueue(waiting);
        return waiting.Done.Task;
    }

    /// <summary>
    /// Runs work on the store between two groups, on the thread that commits. The work MUST NOT wait for
    /// anything that is to be appended.
    /// </summary>
    public Task<T> RunAloneAsync<T>(Func<IFactStore, T> work)
    {
        _poison.ThrowIfTaken();
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(new Waiting.Alone(() =>
        {
            try
            {
                _poison.ThrowIfTaken();
                done.SetResult(work(_store));
            }
            catch (StorageException failure)
            {
                done.SetException(failure);
            }
            catch (IntegrityException doubt)
            {
                _poison.Take(doubt);
                done.SetException(doubt);
            }
        }));
        return done.Task;
    }

    /// <summary>
    /// Rewrites sealed fields of a case and appends the facts that say so, in one commit. What was queued
    /// before is committed before. Completes when it is durable.
    /// </summary>
    /// <param name="rewriting">What is changed.</param>
    /// <param name="committed">Called when it is durable, before anything more is committed.</param>
    public Task<IReadOnlyList<Appended>> RewriteAsync(Rewriting rewriting, Action committed) =>
        RunAloneAsync<IReadOnlyList<Appended>>(store =>
        {
            List<PreparedFact> prepared = [];
            List<StoredFact> placed = [];
            using (var rows = store.OpenRows())
            {
                store.Rewrite(
                    rewriting.Changes(rows),
                    () => placed = Place(prepared = [.. rewriting.Tombstones()], fact => fact.CaseKey),
                    () => LatestOf(prepared).At,
                    rewriting.Follows);
            }

            committed();
            return Acknowledge(prepared, placed);
        });

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

    private void Enqueue(Waiting waiting)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _waiting.Enqueue(waiting);
            if (_waiting.Count > 1) return;
        }

        // The writer takes everything each time it wakes, so it is woken for the first alone.
        _queued.Release();
    }

    private void Work()
    {
        var group = new List<Waiting.Fact>(GroupLimit);
        while (true)
        {
            if (!TryTake(group, out var alone)) return;
            if (group.Count == 0 && alone is null)
            {
                _queued.Wait();
                continue;
            }

            if (group.Count > 0) Commit(group);
            group.Clear();
            alone?.Run();
        }
    }

    /// <summary>
    /// Takes facts up to the first work that runs alone, and that. False when all is done and closed.
    /// </summary>
    private bool TryTake(List<Waiting.Fact> group, out Waiting.Alone? alone)
    {
        alone = null;
        lock (_gate)
        {
            while (group.Count < GroupLimit && alone is null && _waiting.TryDequeue(out var next))
            {
                if (next is Waiting.Fact fact) group.Add(fact);
                else alone = (Waiting.Alone)next;
            }

            return group.Count > 0 || alone is not null || !_closed;
        }
    }

    private void Commit(List<Waiting.Fact> group)
    {
        try
        {
            _poison.ThrowIfTaken();
            List<PreparedFact> prepared = [.. group.Select(waiting => waiting.Prepared)];
            var facts = Place(prepared, fact => _keyOf(fact.Case));
            _store.Append(facts, LatestOf(prepared).At);
            var appended = Acknowledge(prepared, facts);
            for (var i = 0; i < group.Count; i++) group[i].Done.SetResult(appended[i]);
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

    /// <summary>When the last of these was accepted, or one that was committed before them.</summary>
    private Acceptance LatestOf(IReadOnlyList<PreparedFact> facts)
    {
        var latest = facts.MaxBy(fact => fact.Accepted.Order)!.Accepted;
        return latest.Order < _latest.Order ? _latest : latest;
    }

    /// <summary>
    /// The facts are durable. What follows only tells others: the views first, so that whoever waits for an
    /// acknowledgement finds its fact there.
    /// </summary>
    private List<Appended> Acknowledge(IReadOnlyList<PreparedFact> prepared, List<StoredFact> facts)
    {
        _latest = LatestOf(prepared);
        foreach (var (@case, head) in _groupHeads) _heads[@case] = head;
        _subscriber.Committed([.. prepared.Select((fact, i) => Recorded(fact, facts[i]))]);
        return [.. facts.Select(fact => new Appended(fact.Case, fact.Index, fact.Number, fact.LeafHash))];
    }

    /// <summary>
    /// Gives each fact its index, its number, the fact before it, and the key that seals it.
    /// </summary>
    private List<StoredFact> Place(List<PreparedFact> group, Func<PreparedFact, byte[]> keyOf)
    {
        _groupHeads.Clear();
        var facts = new List<StoredFact>(group.Count);
        var index = _store.Size;
        foreach (var fact in group)
        {
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
                Sealed = fact.SealedBy(keyOf(fact)),
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

    private abstract record Waiting
    {
        public sealed record Fact(PreparedFact Prepared) : Waiting
        {
            public TaskCompletionSource<Appended> Done { get; } =
                new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        public sealed record Alone(Action Run) : Waiting;
    }
}
