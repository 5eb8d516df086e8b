using Probative.Fingerprints.Candidates;

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
    public IReadOnlySet<KeptPrint> For(KeptPrint kept)
    {
        if (kept.Print is not { } print || _reader.Film(print) is not { } film)
            return new HashSet<KeptPrint>();
        return _index is null
            ? _added.ToHashSet()
            : _index.Search(film, Most).Select(candidate => _added[(int)candidate.Film]).ToHashSet();
    }

    public void Dispose()
    {
        _index?.Dispose();
        _scratch?.Dispose();
    }
}
