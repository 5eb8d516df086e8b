using Microsoft.EntityFrameworkCore;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;
using Probative.Ledger.Facts;
using Probative.Local.Durable;

namespace Probative.Local.Views;

/// <summary>
/// The views of a vault that is open for reading. A view is opened when it is first asked for. One that is
/// missing, damaged or behind is never touched: a copy of it, private to this process, is brought up to date
/// by replay, so that the answer is right on a medium that takes no writes and beside a writer alike.
/// </summary>
internal sealed class ReaderViews(IVaultFs fs, IFactLedger ledger) : IViews, IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<ViewKind, ReadableView> _open = [];
    private ItemLookup? _lookup;

    public async Task ReachAsync(long size, CancellationToken ct)
    {
        foreach (var kind in ViewKind.All) await OpenAsync(kind, size, ct);
    }

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

    public ItemId? FindItem(CaseId @case, Hash32 sha256) => Lookup().FindItem(@case, sha256);

    public IntakeEntry? FindIntakeEntry(IntakeId intake, string path) =>
        Lookup().FindIntakeEntry(intake, path);

    public IntakeId? FindUnfinishedIntake(CaseId @case, Hash32 key) =>
        Lookup().FindUnfinishedIntake(@case, key);

    public ValueTask DisposeAsync()
    {
        _lookup?.Dispose();
        foreach (var view in _open.Values) view.Dispose();
        _open.Clear();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private ItemLookup Lookup() => _lookup ??= new ItemLookup(Current(ViewKind.Items).OpenConnection());

    private DbContextOptions<TDb> Options<TDb>(ViewKind kind)
        where TDb : ViewDb => Current(kind).Options<TDb>();

    private void Close(ViewKind kind, ReadableView view)
    {
        if (kind == ViewKind.Items)
        {
            _lookup?.Dispose();
            _lookup = null;
        }

        view.Dispose();
    }

    /// <summary>A view with everything that the ledger held when it was first asked for.</summary>
    private ReadableView Current(ViewKind kind) =>
        OpenAsync(kind, ledger.Size, CancellationToken.None).GetAwaiter().GetResult();

    private async Task<ReadableView> OpenAsync(ViewKind kind, long size, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_open.TryGetValue(kind, out var open) && open.Size >= size) return open;
            var view = await ReadableView.OpenAsync(fs, ledger, kind, size, ct);
            if (open is not null) Close(kind, open);
            return _open[kind] = view;
        }
        finally
        {
            _turn.Release();
        }
    }
}
