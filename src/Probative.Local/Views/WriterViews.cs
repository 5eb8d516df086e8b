using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Facts;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Durable;
using Probative.Local.Facts;

namespace Probative.Local.Views;

/// <summary>
/// The views of a vault that is open for writing. Each group of facts is applied on a thread of its own,
/// after the commit that makes it durable and beside the next one. Views are never what an acknowledgement
/// rests on: when one cannot be written, those who wait for it are told, and the facts go on.
/// </summary>
internal sealed class WriterViews : IViews, IFactSubscriber, IAsyncDisposable
{
    // A commit waits while this many facts are ahead of the views, so that memory stays bounded.
    private const int PendingLimit = 16_384;

    // One transaction holds at most this many facts, so that readers see a long burst arrive bit by bit.
    private const int TransactionFacts = 2_048;

    private readonly ViewFolder _folder;
    private readonly Channel<ViewWork> _queue;
    private readonly CancellationTokenSource _closing = new();
    private readonly PendingItems _pending = new();
    private readonly ViewReach _reach = new();
    private readonly Task _work;

    // Replaced when the views are made anew: whoever asks meanwhile waits for the next.
    private volatile TaskCompletionSource<ItemLookup> _lookup = new();

    // Owned by the work: who waits for the views to be made anew, from when the request is taken on, so that
    // a failure always finds whom to tell.
    private TaskCompletionSource? _rebuilding;

    // Written by the thread that commits.
    private long _committed;

    /// <summary>
    /// Starts to open the views in the background. It MUST be made before the next fact is appended to the
    /// ledger, and be told of every fact from there on.
    /// </summary>
    public WriterViews(DurableThread durable, IFactLedger ledger)
    {
        _folder = new ViewFolder(durable, ledger);
        _queue = Channel.CreateBounded<ViewWork>(new BoundedChannelOptions(PendingLimit)
        {
            SingleReader = true,
            SingleWriter = false,
        });
        var size = _committed = ledger.Size;
        _work = Task.Run(() => RunAsync(size));
    }

    /// <summary>
    /// Takes over facts that are durable. It MUST be called in the order of the log, by one thread at a
    /// time, before they are acknowledged: from the acknowledgement on a look-up finds them.
    /// </summary>
    public void Committed(IReadOnlyList<RecordedFact> facts)
    {
        if (facts.Count == 0) return;
        foreach (var fact in facts) _pending.Add(fact);
        Volatile.Write(ref _committed, facts[^1].Index + 1);
        foreach (var fact in facts)
        {
            // Completed without room means that the views have failed, or are closing: nobody applies any
            // more.
            while (!_queue.Writer.TryWrite(new ViewWork(fact, null)))
            {
                if (!_queue.Writer.WaitToWriteAsync().AsTask().GetAwaiter().GetResult()) return;
            }
        }
    }

    /// <summary>
    /// Removes every view and makes it anew from what the facts still say: what was destroyed is in no file
    /// of theirs when this completes. A crash inside leaves no views, or whole ones.
    /// </summary>
    public async Task RebuildAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await _queue.Writer.WriteAsync(new ViewWork(null, done));
        }
        catch (ChannelClosedException)
        {
            // The views have failed before, or are closing: no more facts will reach them, and this says why.
            await _reach.WaitAsync(long.MaxValue, CancellationToken.None);
        }

        await done.Task;
    }

    public Task ReachAsync(long size, CancellationToken ct) => _reach.WaitAsync(size, ct);

    public CasesDb OpenCases() => new(Options<CasesDb>(ViewKind.Cases));

    public ItemsDb OpenItems() => new(Options<ItemsDb>(ViewKind.Items));

    public ClaimsDb OpenClaims() => new(Options<ClaimsDb>(ViewKind.Claims));

    public HandoversDb OpenHandovers() => new(Options<HandoversDb>(ViewKind.Handovers));

    public KeepingDb OpenKeeping() => new(Options<KeepingDb>(ViewKind.Keeping));

    public DestructionsDb OpenDestructions() => new(Options<DestructionsDb>(ViewKind.Destructions));

    public ExaminationsDb OpenExaminations() => new(Options<ExaminationsDb>(ViewKind.Examinations));

    public ListingDb OpenListing() => new(Options<ListingDb>(ViewKind.Listing));

    public HashesDb OpenHashes() => new(Options<HashesDb>(ViewKind.Hashes));

    public MatchesDb OpenMatches() => new(Options<MatchesDb>(ViewKind.Matches));

    public ObservationsDb OpenObservations() => new(Options<ObservationsDb>(ViewKind.Observations));

    public PositionsDb OpenPositions() => new(Options<PositionsDb>(ViewKind.Positions));

    public PropositionsDb OpenPropositions() => new(Options<PropositionsDb>(ViewKind.Propositions));

    public LawDb OpenLaw() => new(Options<LawDb>(ViewKind.Law));

    public AgendaDb OpenAgenda() => new(Options<AgendaDb>(ViewKind.Agenda));

    public IncidentsDb OpenIncidents() => new(Options<IncidentsDb>(ViewKind.Incidents));

    public NamesDb OpenNames() => new(Options<NamesDb>(ViewKind.Names));

    public FindingsDb OpenFindings() => new(Options<FindingsDb>(ViewKind.Findings));

    // Pending first: a fact leaves there only after the view has it, so that none is missed in between.
    public ItemId? FindItem(CaseId @case, Hash32 sha256) =>
        _pending.FindItem(@case, sha256) ?? Ask(lookup => lookup.FindItem(@case, sha256));

    public IntakeEntry? FindIntakeEntry(IntakeId intake, string path) =>
        _pending.FindIntakeEntry(intake, path) ?? Ask(lookup => lookup.FindIntakeEntry(intake, path));

    public IntakeId? FindUnfinishedIntake(CaseId @case, Hash32 key)
    {
        // Asked once for an intake: it can wait for the view to have everything.
        _reach.WaitAsync(Volatile.Read(ref _committed), CancellationToken.None).GetAwaiter().GetResult();
        return Ask(lookup => lookup.FindUnfinishedIntake(@case, key));
    }

    /// <summary>
    /// Applies what it was told of, unless it is still building; then the next opening goes on.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (!_lookup.Task.IsCompleted) await _closing.CancelAsync();
        await _work;
        if (_lookup.Task.IsCompletedSuccessfully) (await _lookup.Task).Dispose();
        _closing.Dispose();
    }

    private ItemLookup Lookup() => _lookup.Task.GetAwaiter().GetResult();

    private T Ask<T>(Func<ItemLookup, T> question)
    {
        while (true)
        {
            var lookup = Lookup();
            try
            {
                return question(lookup);
            }
            catch (ObjectDisposedException) when (!_lookup.Task.IsCompleted || Lookup() != lookup)
            {
                // The views were made anew under the question.
            }
        }
    }

    private DbContextOptions<TDb> Options<TDb>(ViewKind kind)
        where TDb : ViewDb
    {
        // The file is there once the look-up is.
        Lookup();
        return ViewContexts.Over<TDb>(ReadOnly(kind));
    }

    private string ReadOnly(ViewKind kind) => ViewDatabase.ReadOnly(_folder.FullPathOf(kind));

    private async Task RunAsync(long size)
    {
        IReadOnlyList<ViewFile> views = [];
        try
        {
            while (true)
            {
                views = await _folder.OpenAsync(size, _closing.Token);
                _lookup.SetResult(new ItemLookup(ViewDatabase.Open(ReadOnly(ViewKind.Items))));
                _reach.Advance(size);
                _rebuilding?.SetResult();
                _rebuilding = null;
                await ApplyAsync(views);
                if (_rebuilding is null) break;
                size = views[0].Position.Size;
                await RemoveAsync(views);
                views = [];
            }

            foreach (var view in views) view.StorePosition();

            // Before the writers: SQLite puts the write-ahead log into the file when its last connection
            // closes, and one that only reads cannot.
            Lookup().Dispose();
        }
        catch (SqliteException failure)
        {
            if (SqliteDamage.Is(failure)) await _folder.RemoveAllAsync(views);
            Fail(ViewFailure.Of(failure));
        }
        catch (StorageException refused)
        {
            Fail(refused);
        }
        catch (IntegrityException doubt)
        {
            Fail(doubt);
        }
        catch (OperationCanceledException closed)
        {
            Fail(closed);
        }
        finally
        {
            // Those who append must not wait for room that nobody makes any more.
            foreach (var view in views) view.Dispose();
            Fail(new ObjectDisposedException(nameof(WriterViews)));
        }
    }

    /// <summary>
    /// Applies what it is told of. Ends when the views are to be made anew, and knows then who waits for
    /// it, or when nothing more will come.
    /// </summary>
    private async Task ApplyAsync(IReadOnlyList<ViewFile> views)
    {
        var batch = new List<RecordedFact>(TransactionFacts);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < TransactionFacts && _rebuilding is null
                && _queue.Reader.TryRead(out var work))
            {
                if (work.Fact is { } fact) batch.Add(fact);
                else _rebuilding = work.Rebuild;
            }

            foreach (var view in views) view.Apply(batch);
            foreach (var fact in batch) _pending.Remove(fact);
            if (batch.Count > 0) _reach.Advance(batch[^1].Index + 1);
            batch.Clear();
            if (_rebuilding is not null) return;
        }
    }

    private async Task RemoveAsync(IReadOnlyList<ViewFile> views)
    {
        var old = await _lookup.Task;
        _lookup = new TaskCompletionSource<ItemLookup>();
        old.Dispose();
        foreach (var view in views) view.Dispose();
        await _folder.RemoveAllAsync(views);
    }

    private void Fail(Exception failure)
    {
        _reach.Fail(failure);
        _lookup.TrySetException(failure);
        _rebuilding?.TrySetException(failure);
        _queue.Writer.TryComplete();
        while (_queue.Reader.TryRead(out var work)) work.Rebuild?.TrySetException(failure);
    }
}
