using Microsoft.Data.Sqlite;
using Probative.Kernel.Facts;
using Probative.Ledger.Facts;
using Probative.Ledger.Tree;
using Probative.Local.Items;
using Probative.Local.Views;

namespace Probative.Local.Checking;

/// <summary>
/// Reads every fact in the order of the log, once: rows are read and views are built on the calling thread,
/// everything between is done on others. Memory holds a few batches, however long the ledger is.
/// </summary>
internal sealed class FactCheck(CheckScope scope, LogTrust trust, IReadOnlyList<ViewFile> views)
{
    // A tile of the log is read once for each batch. Larger ones are slower: what is on its way then outlives
    // the collections of garbage.
    private const int BatchFacts = TileId.FullWidth;

    private readonly FactBatch _batch = new(
        scope, new PublishedHashes(new LogFiles(scope.Fs), trust.Checkpoint));
    private readonly CaseChain _chain = new();
    private readonly HashSet<long> _unsound = [];
    private readonly HashSet<CaseId> _keyless = [];
    private readonly KeyFacts _keys = new();
    private readonly DestroyedCheck _destroyed = new(scope);
    private readonly NamedDerivatives _derivatives = new();
    private long _facts;
    private long _next;

    public async Task<FactReport> RunAsync(LedgerRows rows, CancellationToken ct)
    {
        var size = rows.Size();
        scope.Keys.Refresh();
        CompareSize(size);
        var ahead = new Queue<Task<CheckedFact[]>>();
        for (long from = 0; from < size || ahead.Count > 0;)
        {
            ct.ThrowIfCancellationRequested();
            while (from < size && ahead.Count < 4 * scope.Lanes)
            {
                var read = Read(rows, from, Math.Min(size, from + BatchFacts));
                ahead.Enqueue(Task.Run(() => _batch.Check(read), ct));
                from += BatchFacts;
            }

            Take(await ahead.Dequeue());
            scope.Progress("facts", _next, size);
        }

        if (size > _next) Missing(size, []);
        FindUnusedKeys();
        if (scope.Keyring is not null)
        {
            _keys.Compare(scope, trust);
            foreach (var index in _destroyed.Compare()) AddUnsound(index);
        }

        return new FactReport
        {
            Facts = _facts,
            Cases = _chain.CaseCount,
            Derivatives = _derivatives,
            Unsound = _unsound,
        };
    }

    private void CompareSize(long size)
    {
        var published = (long)(trust.Checkpoint?.Size ?? 0);
        if (size < published)
        {
            scope.Damaged(
                CheckCode.LedgerBehind,
                VaultPath.FactDatabase,
                $"It holds {size} facts, but the checkpoint is signed over {published}.");
        }
        else if (size == 0)
        {
            scope.Damaged(CheckCode.LedgerMissing, VaultPath.FactDatabase, $"It holds no facts.");
        }
        else if (size > published && trust.Checkpoint is not null)
        {
            scope.Noticed(
                CheckCode.Unsigned,
                VaultPath.Checkpoint,
                $"{size - published} facts are recorded and not yet signed.");
        }
    }

    /// <summary>A damaged page costs the rows in it, not those behind it.</summary>
    private List<LedgerRow> Read(LedgerRows rows, long from, long to)
    {
        void Stray(long index) => scope.Damaged(
            CheckCode.StrayRow,
            VaultPath.FactDatabase,
            $"There are sealed fields of fact {index}, which is not there.");

        try
        {
            return rows.Read(from, to, Stray);
        }
        catch (SqliteException)
        {
            // One by one: most of the rows are elsewhere.
        }

        var found = new List<LedgerRow>();
        for (var index = from; index < to; index++)
        {
            try
            {
                found.AddRange(rows.Read(index, index + 1, Stray));
            }
            catch (SqliteException damaged)
            {
                scope.Damaged(CheckCode.Fact, VaultPath.FactDatabase, $"Fact {index}: {damaged.Message}");
            }
        }

        return found;
    }

    private void Take(CheckedFact[] facts)
    {
        var replay = new List<RecordedFact>(facts.Length);
        foreach (var fact in facts)
        {
            if (fact.Index != _next) Missing(fact.Index, replay);
            _facts++;
            _next = fact.Index + 1;
            if (!fact.IsSound) AddUnsound(fact.Index);
            if (fact.Leaf is { } leaf) Follow(fact, leaf);
            if (fact.Fact is not null)
            {
                Note(fact.Fact);
                _destroyed.Add(fact.Fact, fact.MissingFields);
            }

            replay.Add(fact.Fact ?? Nothing(fact.Index));
        }

        foreach (var view in views) view.Apply(replay);
    }

    private void Note(RecordedFact fact)
    {
        _keys.Add(fact);
        _derivatives.Add(fact);
    }

    private void Follow(CheckedFact fact, Leaf leaf)
    {
        if (_chain.Append((ulong)fact.Index, leaf, fact.LeafHash) is { } fault)
        {
            var (code, what) = fault.Kind switch
            {
                ChainFaultKind.WrongPrev => (CheckCode.CaseChain, "does not name the fact before it"),
                ChainFaultKind.Repeated => (CheckCode.CaseNumber, "was there before"),
                _ => (CheckCode.CaseNumber, "comes where an earlier one was due"),
            };
            scope.Damaged(
                code,
                VaultPath.FactDatabase,
                $"Fact {fact.Index}: number {fault.N} of case {fault.CaseId} {what}.");
        }

        if (scope.Keyring is { } keyring && fact.Fact is { } read && keyring.CaseKey(read.Case) is null
            && _keyless.Add(read.Case))
        {
            scope.Damaged(
                CheckCode.CaseKeyMissing,
                VaultPath.Keyring,
                $"It has no key for case {read.Case}: no field of it opens, from fact {fact.Index} on.");
        }
    }

    private void Missing(long to, List<RecordedFact> replay)
    {
        var what = to == _next + 1
            ? $"Fact {_next} is"
            : FormattableString.Invariant($"Facts {_next} to {to - 1} are");
        scope.Damaged(CheckCode.LedgerGap, VaultPath.FactDatabase, $"{what} not there.");
        for (; _next < to; _next++)
        {
            AddUnsound(_next);
            replay.Add(Nothing(_next));
        }
    }

    /// <summary>Stands for a fact of which nothing can be read, so that the views go on behind it.</summary>
    private static RecordedFact Nothing(long index) => new()
    {
        Index = index,
        Case = default,
        Number = 0,
        LeafHash = default,
        Leaf = default,
        Disclosures = [],
    };

    private void AddUnsound(long index)
    {
        // Beyond so many nothing is compared any more; the list must not grow with the damage.
        if (_unsound.Count < 100_000) _unsound.Add(index);
    }

    private void FindUnusedKeys()
    {
        if (scope.Keyring is not { } keyring) return;
        var used = _chain.Heads.Select(head => head.Key.ToHex()).ToHashSet(StringComparer.Ordinal);
        foreach (var @case in keyring.Cases)
        {
            if (used.Contains(@case.ToString())) continue;
            scope.Noticed(
                CheckCode.KeyUnused, VaultPath.Keyring, $"No fact is of case {@case}, which has a key here.");
        }
    }
}
