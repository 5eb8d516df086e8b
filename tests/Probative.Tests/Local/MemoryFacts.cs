using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Facts;

namespace Probative.Tests.Local;

/// <summary>Rows in memory, for what does not depend on a database.</summary>
internal sealed class MemoryFacts : IFactStore
{
    private readonly List<StoredFact> _facts = [];
    private readonly List<Shredding> _unfinished = [];

    public long Size => _facts.Count;

    public DateTimeOffset? LatestAt { get; private set; }

    /// <summary>It has no schema.</summary>
    public int? UpgradedFrom => null;

    public void ForgetUpgrade()
    {
    }

    public void TakeOver(string holder)
    {
    }

    public CaseHead HeadOf(CaseId @case) =>
        _facts.FindLast(fact => fact.Case == @case) is { } last
            ? new CaseHead(last.Number, last.LeafHash)
            : default;

    public void Append(IReadOnlyList<StoredFact> facts, DateTimeOffset latestAt)
    {
        _facts.AddRange(facts);
        LatestAt = latestAt;
    }

    public void Rewrite(
        IEnumerable<SealedChange> changes,
        Func<IReadOnlyList<StoredFact>> facts,
        Func<DateTimeOffset> latestAt,
        Shredding follows)
    {
        foreach (var change in changes.ToList())
            _facts[(int)change.Index] = change.In(_facts[(int)change.Index]);
        _facts.AddRange(facts());
        LatestAt = latestAt();
        _unfinished.Add(follows);
    }

    public IReadOnlyList<Shredding> Unfinished() => [.. _unfinished];

    public void Purge()
    {
    }

    public void Finish(CaseId @case) => _unfinished.RemoveAll(follows => follows.Case == @case);

    public void AddLeaf(byte[] leaf, Hash32 leafHash) => _facts.Add(new StoredFact
    {
        Index = _facts.Count,
        Case = default,
        Number = _facts.Count + 1,
        Leaf = leaf,
        LeafHash = leafHash,
        Sealed = [],
    });

    public IFactRows OpenRows() => new Rows(this);

    public void Dispose()
    {
    }

    private sealed class Rows(MemoryFacts store) : IFactRows
    {
        public long Size() => store.Size;

        public IReadOnlyList<StoredFact> Read(long from, long to) => ReadLeaves(from, to);

        public IReadOnlyList<StoredFact> ReadCase(CaseId @case, long fromNumber, int limit) =>
            [.. store._facts.Where(fact => fact.Case == @case && fact.Number >= fromNumber).Take(limit)];

        public IReadOnlyList<StoredFact> ReadLeaves(long from, long to) =>
            store._facts.GetRange((int)from, (int)(Math.Min(to, store.Size) - from));

        public void Dispose()
        {
        }
    }
}
