using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.HashLists;

/// <summary>
/// Holds prints against one list of hashes. Films of the list are compared by their times, as far as they
/// have any; everything else hash by hash. Hashes of a quality under 50 are not compared. For one caller at a
/// time.
/// </summary>
public sealed class HashListComparer
{
    /// <summary>
    /// The version of the method: the same print and list give the same result under it on every machine.
    /// </summary>
    public const string MethodVersion = "hash-lists-1";

    /// <summary>The most that is told of one print; the strongest.</summary>
    public const int MostTold = 40;

    // Of a list with more films those are compared of which a hash is near: what a border hides whole is
    // missed there.
    private const int AllUpTo = 50;

    private readonly ListedFilm[] _films;
    private readonly int[] _filmOf;
    private readonly NearHashes _near;

    /// <param name="list">The list.</param>
    public HashListComparer(HashList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        List<HashListEntry> good = [.. list.Entries.Where(entry => !entry.IsPoor)];
        Poor = list.Entries.Count - good.Count;
        _films = [.. good.GroupBy(entry => entry.Item).Select(film => new ListedFilm(film.Key, [.. film]))];
        _filmOf = [.. _films.SelectMany((film, index) => Enumerable.Repeat(index, film.Hashes.Count))];
        _near = new NearHashes([.. _films.SelectMany(film => film.Hashes)]);
    }

    /// <summary>How many entries are not compared, because their quality is under 50.</summary>
    public int Poor { get; }

    /// <summary>What of the list is near; empty where nothing is.</summary>
    /// <param name="print">What is kept of a film or a picture.</param>
    /// <param name="ct">Ends the comparing.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public IReadOnlyList<HashListNear> Compare(FilmPrint print, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(print);
        var (tallies, told) = (Tally(print, ct), new List<HashListNear>());
        var (whole, inside) = (Timed(print, of => of.Hash), Timed(print, of => of.ContentHash));
        var isBordered = !whole.SequenceEqual(inside);
        for (var film = 0; film < _films.Length; film++)
        {
            ct.ThrowIfCancellationRequested();
            var (listed, tally) = (_films[film], tallies.GetValueOrDefault(film));
            CopyFound? found = null;
            if (!print.IsPicture && listed.Timed.Count > 0 && (tally is not null || _films.Length <= AllUpTo))
            {
                found = Best(
                    HashListFinder.Compare(whole, listed.Timed),
                    isBordered ? HashListFinder.Compare(inside, listed.Timed) : null);
            }

            if (found is not null) told.Add(Sequence(listed, tally, found, print));
            else if (tally is not null) told.Add(Hashes(listed, tally));
        }

        return
        [
            .. told.OrderByDescending(near => near.Sign == HashListSign.Sequence)
                .ThenByDescending(near => near.Score ?? 0).ThenBy(near => near.Distance)
                .ThenByDescending(near => near.Hashes).Take(MostTold),
        ];
    }

    private static List<TimedHash> Timed(FilmPrint print, Func<FilmSample, PdqResult> hash) =>
        [.. print.Samples.Select(sample => new TimedHash(sample.TimeMilliseconds / 1_000.0, hash(sample)))];

    private static CopyFound? Best(CopyFound? one, CopyFound? other) =>
        one is null || other?.Score.Picture > one.Score.Picture ? other : one;

    /// <summary>What lies near each film of the list, hash by hash.</summary>
    private Dictionary<int, NearTally> Tally(FilmPrint print, CancellationToken ct)
    {
        Dictionary<int, NearTally> tallies = [];
        List<(int Entry, int Distance)> found = [];
        foreach (var sample in print.Samples)
        {
            ct.ThrowIfCancellationRequested();
            Look(sample.Hash, sample);
            if (sample.ContentHash != sample.Hash) Look(sample.ContentHash, sample);
        }

        return tallies;

        void Look(PdqResult hash, FilmSample sample)
        {
            if (hash.Quality < HashListEntry.LeastQuality) return;
            _near.Find(hash.Hash, found);
            foreach (var (entry, distance) in found)
            {
                if (!tallies.TryGetValue(_filmOf[entry], out var tally))
                    tallies[_filmOf[entry]] = tally = new NearTally();
                tally.Add(entry, distance, sample.TimeMilliseconds);
            }
        }
    }

    private static HashListNear Hashes(ListedFilm listed, NearTally tally) => new()
    {
        Of = listed.Of,
        Sign = HashListSign.Hashes,
        Item = tally.Stretch,
        Listed = null,
        Hashes = tally.Entries,
        Among = listed.Hashes.Count,
        Distance = tally.Distance,
        Score = null,
    };

    private static HashListNear Sequence(
        ListedFilm listed, NearTally? tally, CopyFound found, FilmPrint print) => new()
    {
        Of = listed.Of,
        Sign = found.Score.Agreeing <= found.Score.NearHashes
            ? HashListSign.Sequence : HashListSign.WeakSequence,
        Item = found.First,
        Listed = found.Second,
        Hashes = tally?.Entries ?? 0,
        Among = listed.Hashes.Count,
        Distance = tally?.Distance ?? Nearest(listed, print),
        Score = found.Score.Picture,
    };

    /// <summary>The smallest distance of two hashes, where none are near.</summary>
    private static int Nearest(ListedFilm listed, FilmPrint print)
    {
        var least = PdqHash.Bits;
        foreach (var entry in listed.Timed)
        {
            foreach (var sample in print.Samples)
            {
                least = Math.Min(least, PdqHash.Distance(entry.Result.Hash, sample.Hash.Hash));
                least = Math.Min(least, PdqHash.Distance(entry.Result.Hash, sample.ContentHash.Hash));
            }
        }

        return least;
    }
}
