using Microsoft.EntityFrameworkCore;
using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Sounds;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;
using Probative.Ledger;

namespace Probative.Matching;

/// <summary>Matching in one case. A pair is compared when the later of its prints is matched.</summary>
internal sealed class CaseMatching(
    IVault vault,
    Standing standing,
    ICandidateRooms rooms,
    MatchCounts counts,
    Action<CommandEvent> tell)
{
    // Of a group that is larger than that, each new item is tied to some: what it has in common with the
    // others follows, and a folder where everything matches everything takes no day.
    private const int LargeGroup = 32;
    private const int TiesToLarge = 4;

    private readonly PrintReader _reader = new(vault);
    private readonly KnownGroups _groups = new();

    private readonly HashSet<ItemId> _told = [];
    private HashSet<(ItemId, Hash32?, Hash32?)> _matched = [];
    private HashSet<(ItemId, ItemId)> _proposed = [];
    private HashSet<ItemId> _shown = [];
    private IReadOnlyList<KeptPrint> _withSound = [];

    /// <param name="only">One item, which is held against all others; null for all items.</param>
    /// <param name="hidden">Items that are left out.</param>
    /// <param name="ct">Ends the run after the pair that is being compared.</param>
    public async Task RunAsync(ItemId? only, IReadOnlySet<ItemId> hidden, CancellationToken ct)
    {
        var all = await new KeptPrints(vault).OfAsync(standing.Id, new HashSet<ItemId>(), ct);
        var prints = all.Where(kept => !hidden.Contains(kept.Item)).ToList();
        await LoadAsync(ct);
        _shown = [.. prints.Select(kept => kept.Item)];
        _withSound = [.. prints.Where(kept => kept.Sound is not null)];
        var isAsked = only is not null;
        var asked = prints.Where(kept => !isAsked || kept.Item == only).ToList();
        var due = asked.Where(kept => isAsked || !IsMatched(kept)).ToList();
        counts.Items += asked.Count;
        counts.Stood += asked.Count - due.Count;
        if (due.Count == 0) return;
        var last = prints.Where(IsMatched).Max(kept => (long?)kept.Index);
        var late = due.Where(kept => isAsked || kept.Index < last).ToList();
        var turns = due.Except(late).ToHashSet();
        await using var candidates = await CandidateChoice.OpenAsync(
            vault, rooms, standing.Id, _reader, all, turns.Min(kept => kept.Number), ct);
        var reached = 0L;
        foreach (var kept in prints.TakeWhile(_ => turns.Count > 0 && !ct.IsCancellationRequested))
        {
            if (turns.Remove(kept)) await MatchAsync(kept, isAsked, candidates, reached, ct);
            if (kept.Number >= reached) reached = kept.Number.Value + 1;
        }

        foreach (var kept in late.TakeWhile(_ => !ct.IsCancellationRequested))
            await MatchAsync(kept, isAsked, candidates, long.MaxValue, ct);
    }

    /// <summary>Whether it is this item's turn to be compared with the other.</summary>
    /// <param name="kept">An item that is being matched.</param>
    /// <param name="other">Another.</param>
    /// <param name="isAsked">
    /// Whether it was asked for: then it is held against all, whatever was compared before.
    /// </param>
    private bool IsDue(KeptPrint kept, KeptPrint other, bool isAsked) =>
        other != kept && _shown.Contains(other.Item) && !_proposed.Contains(Pair(kept, other))
        && (isAsked || other.Index < kept.Index || IsMatched(other));

    private bool IsMatched(KeptPrint kept) => _matched.Contains((kept.Item, kept.Print, kept.Sound));

    private async Task MatchAsync(
        KeptPrint kept,
        bool isAsked,
        CandidateChoice candidates,
        long before,
        CancellationToken ct)
    {
        var (compared, proposed) = (0L, 0L);
        if (Read(kept) is not { } whole) return;
        await candidates.ReachAsync(before, null, ct);
        var alike = candidates.For(kept, other => IsDue(kept, other, isAsked));
        var heard = kept.Sound is null ? [] : _withSound.Where(other => IsDue(kept, other, isAsked));
        foreach (var other in alike.Union(heard)
            .OrderByDescending(alike.Contains).ThenBy(other => other.Received))
        {
            if (ct.IsCancellationRequested) return;
            var isAlike = alike.Contains(other);
            if (IsTied(kept, other, proposed)) continue;
            if (Read(isAlike ? other : other with { Print = null }) is not { } opposite) continue;
            if (isAlike) (compared, counts.Compared) = (compared + 1, counts.Compared + 1);
            var (one, two) = kept.Received < other.Received ? (whole, opposite) : (opposite, whole);
            if (PairMatcher.Compare(one, two) is not { } found) continue;
            proposed++;
            counts.Proposed++;
            await RecordAsync(found);
            _proposed.Add(Pair(kept, other));
            _groups.Join(kept.Item, other.Item);
        }

        await RecordAsync(new ItemMatched
        {
            Item = kept.Item,
            Print = kept.Print,
            Sound = kept.Sound,
            Method = CopyFound.MethodVersion,
            Among = _shown.Count - 1,
            Compared = compared,
            Proposed = proposed,
        });
        _matched.Add((kept.Item, kept.Print, kept.Sound));
        counts.Matched++;
        tell(new CommandEvent.Progress("matching", counts.Matched + counts.Stood, counts.Items, 0, null));
    }

    /// <summary>Whether it has ties enough to the large group that the other is in.</summary>
    private bool IsTied(KeptPrint kept, KeptPrint other, long ties) =>
        ties >= TiesToLarge && _groups.AreOne(kept.Item, other.Item)
        && _groups.SizeOf(other.Item) > LargeGroup;

    private async Task RecordAsync(Kernel.Facts.IFact fact)
    {
        var where = await vault.Ledger.AppendAsync(
            standing.Id, fact, standing.Pseudonym, CancellationToken.None);
        tell(new CommandEvent.Recorded(fact.Type, where));
    }

    /// <summary>The prints of an item; null, and told, where one of them cannot be read.</summary>
    private (KeptPrint Kept, FilmPrint? Film, SoundPrint? Sound)? Read(KeptPrint kept)
    {
        var film = kept.Print is { } print ? _reader.Film(print) : null;
        var sound = kept.Sound is { } heard ? _reader.Sound(heard) : null;
        if ((kept.Print is null || film is not null) && (kept.Sound is null || sound is not null))
            return (kept, film, sound);
        if (_told.Add(kept.Item))
        {
            counts.Unreadable++;
            tell(new CommandEvent.Noted(PrintProblems.Damaged(kept.Item)));
        }

        return null;
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        await using var db = vault.Views.OpenMatches();
        var matched = await db.Matched.Current()
            .Where(row => row.Case == standing.Id && row.Item != null
                && row.Method == CopyFound.MethodVersion)
            .Select(row => new { row.FromIndex, row.Item, row.Print, row.Sound }).ToListAsync(ct);

        // While it was restricted, others were matched without it.
        await using var items = vault.Views.OpenItems();
        var lifted = await items.Restrictions.Current()
            .Where(row => row.Case == standing.Id && !row.IsRestricted)
            .ToDictionaryAsync(row => row.Item, row => row.FromIndex, ct);
        _matched =
        [
            .. matched.Where(row => row.FromIndex > lifted.GetValueOrDefault(row.Item!.Value))
                .Select(row => (row.Item!.Value, row.Print, row.Sound)),
        ];
        var proposed = await db.Matches
            .Where(row => row.Case == standing.Id && row.First != null && row.Second != null)
            .Select(row => new { row.Id, row.First, row.Second }).ToListAsync(ct);
        _proposed = [.. proposed.Select(row => Ordered(row.First!.Value, row.Second!.Value))];
        var judged = await MatchRoll.JudgementsAsync(db, standing.Id, null, ct);
        foreach (var row in proposed)
        {
            var isRefused = row.Id is { } id && judged.GetValueOrDefault(id)?.Verdict == MatchJudged.Refused;
            if (!isRefused) _groups.Join(row.First!.Value, row.Second!.Value);
        }
    }

    private static (ItemId, ItemId) Pair(KeptPrint one, KeptPrint other) => Ordered(one.Item, other.Item);

    private static (ItemId, ItemId) Ordered(ItemId one, ItemId other) =>
        one.Value < other.Value ? (one, other) : (other, one);
}
