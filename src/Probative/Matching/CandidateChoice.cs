using Probative.Fingerprints.Candidates;
using Probative.Fingerprints.Films;

namespace Probative.Matching;

/// <summary>
/// Which items of a case an item is compared with closely: of few all, of many those that an index says may
/// show the same. So the work grows with the items and not with their pairs, also where all are alike.
/// </summary>
internal sealed class CandidateChoice : IDisposable
{
    // Among so few every pair is compared: that is as fast, and misses none.
    private const int AllUpTo = 8;

    // Of more than that each is compared with the strongest. They lead to each other, so that a group of
    // copies stays one group.
    private const int Most = 16;

    private readonly PrintReader _reader;
    private readonly List<KeptPrint> _added = [];
    private readonly CandidateScratch? _scratch;
    private readonly CandidateIndex? _index;

    /// <param name="prints">How many items can be added.</param>
    /// <param name="reader">Reads prints; one that cannot be read is no candidate.</param>
    /// <param name="open">Opens room for the index.</param>
    public CandidateChoice(int prints, PrintReader reader, Func<CandidateScratch> open)
    {
        _reader = reader;
        if (prints <= AllUpTo) return;
        _scratch = open();
        _index = CandidateIndex.StartAnew(_scratch.Folder)
            ?? throw new InvalidOperationException("A folder that was just made is in use.");
    }

    /// <summary>From now on it is among the candidates.</summary>
    public void Add(KeptPrint kept)
    {
        if (kept.Print is not { } print) return;
        if (_index is not null && _reader.Film(print) is { } film) _index.Add((uint)_added.Count, film);
        _added.Add(kept);
    }

    /// <summary>Which of what was added this item is compared with.</summary>
    public IReadOnlySet<KeptPrint> For(KeptPrint kept) =>
        kept.Print is { } print && _reader.Film(print) is { } film
            ? For(film, Most)
            : new HashSet<KeptPrint>();

    /// <summary>Which of what was added may show the same as a film.</summary>
    /// <param name="film">The film.</param>
    /// <param name="most">Not more than so many, the strongest, where there are many.</param>
    public IReadOnlySet<KeptPrint> For(FilmPrint film, int most) => _index is null
        ? _added.ToHashSet()
        : _index.Search(film, most).Select(candidate => _added[(int)candidate.Film]).ToHashSet();

    public void Dispose()
    {
        _index?.Dispose();
        _scratch?.Dispose();
    }
}
