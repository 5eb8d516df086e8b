using Microsoft.EntityFrameworkCore;
using Probative.Fingerprints.Candidates;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Index.Storage;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;

namespace Probative.Matching;

/// <summary>
/// The index of the candidates of one case. It is kept from run to run and told of what is new; where it is
/// in use, damaged, holds more than a run may see, or cannot be written, a run makes one of its own.
/// </summary>
internal sealed class CaseCandidates : IAsyncDisposable
{
    // What a kill leaves to be told again; a commit waits for the disk.
    private const int TellsPerCommit = 32;

    private readonly IVault _vault;
    private readonly ICandidateRooms _rooms;
    private readonly PrintReader _reader;
    private readonly IReadOnlyList<KeptPrint> _prints;

    private CandidateScratch? _scratch;
    private CandidateIndex? _index;
    private int _told;
    private int _committed;

    private CaseCandidates(
        IVault vault, ICandidateRooms rooms, PrintReader reader, IReadOnlyList<KeptPrint> prints) =>
        (_vault, _rooms, _reader, _prints) = (vault, rooms, reader, prints);

    /// <param name="vault">The vault, open for writing.</param>
    /// <param name="rooms">Where indexes are.</param>
    /// <param name="case">The case.</param>
    /// <param name="reader">Reads prints; one that cannot be read is no candidate.</param>
    /// <param name="prints">All of the case that have pictures, those that nobody is shown too.</param>
    /// <param name="mostBefore">An index that was told of more than prints before this number is not used;
    /// null for any.</param>
    /// <param name="ct">Cancels the opening.</param>
    public static async Task<CaseCandidates> OpenAsync(
        IVault vault,
        ICandidateRooms rooms,
        CaseId @case,
        PrintReader reader,
        IEnumerable<KeptPrint> prints,
        long? mostBefore,
        CancellationToken ct)
    {
        var candidates = new CaseCandidates(
            vault, rooms, reader, [.. prints.OrderBy(kept => kept.Number)]);
        await using var db = vault.Views.OpenDestructions();
        var destroyed = await db.Destroyed.Where(row => row.Case == @case)
            .MaxAsync(row => (long?)row.FromIndex, ct) ?? 0;
        try
        {
            await candidates.OpenKeptAsync(rooms.Kept(@case, destroyed), mostBefore, ct);
        }
        catch (IndexStorageException)
        {
            // It is a view: what cannot be kept is made for this run.
            candidates.Close();
        }

        if (candidates._index is null) candidates.OpenScratch();
        return candidates;
    }

    /// <summary>From now on prints with a number below this one are among the candidates.</summary>
    /// <param name="before">The number.</param>
    /// <param name="told">Is told how many of how many it has read.</param>
    /// <param name="ct">Ends it between two prints.</param>
    public async Task ReachAsync(long before, Action<int, int>? told, CancellationToken ct)
    {
        var until = _told;
        while (until < _prints.Count && _prints[until].Number < before) until++;
        while (_told < until && !ct.IsCancellationRequested)
        {
            Tell(_prints[_told++]);
            told?.Invoke(_told, until);
            if (_told - _committed >= TellsPerCommit && !await TryCommitAsync()) OpenScratch();
        }
    }

    /// <summary>The numbers of those that may show the same as a film, the strongest first.</summary>
    /// <param name="film">The film.</param>
    /// <param name="most">Not more than so many.</param>
    /// <param name="isAsked">Whether the item of a number may be told.</param>
    public IEnumerable<long> Search(FilmPrint film, int most, Func<long, bool> isAsked) =>
        _index!.Search(film, most, number => isAsked(number))
            .Select(candidate => (long)candidate.Film);

    /// <summary>A crash before loses what is not committed: the next run tells it again.</summary>
    public async ValueTask DisposeAsync()
    {
        await TryCommitAsync();
        Close();
        _scratch?.Dispose();
    }

    private async Task OpenKeptAsync(IIndexFolder folder, long? mostBefore, CancellationToken ct)
    {
        switch (CandidateIndex.Open(folder))
        {
            case CandidateOpening.Opened(var kept):
                _index = kept;
                break;
            case CandidateOpening.InUse:
                return;
        }

        var position = CandidatePosition.Of(_index?.Position ?? 0);
        if (_index is null || !await position.IsOfAsync(_vault, ct))
        {
            Close();
            _index = CandidateIndex.StartAnew(folder);
            position = default;
        }

        if (position.Before > mostBefore)
        {
            Close();
            return;
        }

        // Prints that a later examination replaced, or that are of no item any more.
        _index?.RemoveAllBut(_prints.Select(kept => (uint)kept.Number!.Value).ToHashSet());
        while (_told < _prints.Count && _prints[_told].Number < position.Before) _told++;
        _committed = _told;
    }

    private void OpenScratch()
    {
        _scratch = _rooms.OpenScratch();
        _index = CandidateIndex.StartAnew(_scratch.Folder)
            ?? throw new InvalidOperationException("A folder that was just made is in use.");
        var told = _told;
        for (_told = 0; _told < told; _told++) Add(_prints[_told]);
    }

    private void Tell(KeptPrint kept)
    {
        try
        {
            Add(kept);
        }
        catch (IndexStorageException) when (_scratch is null)
        {
            Close();
            OpenScratch();
        }
    }

    private void Add(KeptPrint kept)
    {
        if (_reader.Film(kept.Print!.Value) is { } film) _index!.Add((uint)kept.Number!.Value, film);
    }

    /// <summary>False, and closed, where the medium refuses.</summary>
    private async Task<bool> TryCommitAsync()
    {
        if (_index is null || _scratch is not null || _committed == _told) return true;
        var position = await CandidatePosition.BehindAsync(
            _vault, _prints[_told - 1].Number!.Value, CancellationToken.None);
        try
        {
            _index.Commit(position.Value);
            _committed = _told;
            return true;
        }
        catch (IndexStorageException)
        {
            Close();
            return false;
        }
    }

    private void Close()
    {
        _index?.Dispose();
        _index = null;
    }
}
