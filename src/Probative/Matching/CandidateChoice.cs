using Probative.Fingerprints.Films;
using Probative.Kernel.Vault;
using Probative.Ledger.Facts;

namespace Probative.Matching;

/// <summary>
/// Which items of a case an item is compared with closely: of few all, of many those that an index says may
/// show the same. So the work grows with the items and not with their pairs, also where all are alike.
/// </summary>
internal sealed class CandidateChoice : IAsyncDisposable
{
    // Of more items than these each is compared with the strongest. They lead to each other, so that a group
    // of copies stays one group.
    private const int Most = 16;

    // Among so few every pair is compared: no item with more than the strongest would be, and none is missed.
    private const int AllUpTo = Most + 1;

    private readonly PrintReader _reader;
    private readonly Dictionary<long, KeptPrint> _byNumber;
    private readonly CaseCandidates? _index;

    private CandidateChoice(
        PrintReader reader, Dictionary<long, KeptPrint> byNumber, CaseCandidates? index) =>
        (_reader, _byNumber, _index) = (reader, byNumber, index);

    /// <param name="vault">The vault, open for writing.</param>
    /// <param name="rooms">Where indexes are.</param>
    /// <param name="case">The case.</param>
    /// <param name="reader">Reads prints; one that cannot be read is no candidate.</param>
    /// <param name="prints">All prints of the case, those that nobody is shown too.</param>
    /// <param name="mostBefore">
    /// Of many copies the nearest could all be those that have their turn still to come: with a number, no
    /// print from there on is a candidate before it was reached. Null for a search among all.
    /// </param>
    /// <param name="ct">Cancels the opening.</param>
    public static async Task<CandidateChoice> OpenAsync(
        IVault vault,
        ICandidateRooms rooms,
        CaseId @case,
        PrintReader reader,
        IReadOnlyList<KeptPrint> prints,
        long? mostBefore,
        CancellationToken ct)
    {
        var byNumber = prints.Where(kept => kept.Number is not null)
            .ToDictionary(kept => kept.Number!.Value);
        var index = byNumber.Count <= AllUpTo
            ? null
            : await CaseCandidates.OpenAsync(vault, rooms, @case, reader, byNumber.Values, mostBefore, ct);
        return new CandidateChoice(reader, byNumber, index);
    }

    /// <summary>See <see cref="CaseCandidates.ReachAsync"/>.</summary>
    public Task ReachAsync(long before, Action<int, int>? told, CancellationToken ct) =>
        _index?.ReachAsync(before, told, ct) ?? Task.CompletedTask;

    /// <summary>With which of those that were reached an item is compared.</summary>
    /// <param name="kept">The item.</param>
    /// <param name="isAsked">Whether it may be compared with another.</param>
    public IReadOnlySet<KeptPrint> For(KeptPrint kept, Func<KeptPrint, bool> isAsked) =>
        kept.Print is { } print && _reader.Film(print) is { } film
            ? For(film, Most, isAsked)
            : new HashSet<KeptPrint>();

    /// <summary>Which of those that were reached may show the same as a film.</summary>
    /// <param name="film">The film.</param>
    /// <param name="most">Not more than so many, the strongest, where there are many.</param>
    /// <param name="isAsked">Whether an item may be told.</param>
    public IReadOnlySet<KeptPrint> For(FilmPrint film, int most, Func<KeptPrint, bool> isAsked)
    {
        return _index is null
            ? _byNumber.Values.Where(isAsked).ToHashSet()
            : _index.Search(film, most, IsAsked).Select(number => _byNumber[number]).ToHashSet();

        bool IsAsked(long number) => _byNumber.TryGetValue(number, out var kept) && isAsked(kept);
    }

    public ValueTask DisposeAsync() => _index?.DisposeAsync() ?? ValueTask.CompletedTask;
}
