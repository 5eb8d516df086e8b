using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Index;
using Probative.Fingerprints.Index.Storage;

namespace Probative.Fingerprints.Candidates;

/// <summary>
/// Finds which of many films and pictures may show the same footage as a print, so that
/// <see cref="CopyFinder.Compare"/> need be run on those alone (docs/spec/copies.md). A view like
/// <see cref="HashIndex"/>, in which it keeps frame hashes and local features: what it holds the caller can
/// add again. Searching is for any number of threads, at any time; <see cref="Add"/>, <see cref="Remove"/>,
/// <see cref="Commit"/> and <see cref="Compact"/> are for one at a time.
/// </summary>
public sealed class CandidateIndex : IDisposable
{
    /// <summary>
    /// Which entries are made of a print. An index does not hold it: the caller keeps it, and starts anew
    /// where it differs.
    /// </summary>
    public const int Version = 2;

    private const string AllPrefix = "all-";
    private const string CoarsePrefix = "coarse-";

    private readonly HashIndex _all;

    /// <summary>What of them small pictures are looked up in: <see cref="VoteGatherer"/>.</summary>
    private readonly HashIndex _coarse;
    private readonly IDisposable _lock;

    private CandidateIndex(HashIndex all, HashIndex coarse, IDisposable held) =>
        (_all, _coarse, _lock) = (all, coarse, held);

    /// <summary>The caller's own measure of how far it has told, as of the last commit.</summary>
    public ulong Position => _all.Position;

    /// <summary>
    /// How many hashes and features are held, with those removed that are not yet merged away.
    /// </summary>
    public long Count => _all.Count;

    /// <summary>Opens the index of a folder, checking all its bytes.</summary>
    /// <param name="folder">The folder; nobody else writes there.</param>
    /// <param name="options">How it is kept; null for the usual.</param>
    /// <exception cref="IndexStorageException">The medium refused an operation.</exception>
    public static CandidateOpening Open(IIndexFolder folder, HashIndexOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.TryLock() is not { } held) return new CandidateOpening.InUse();
        var (all, coarse) = ((IndexOpening?)null, (IndexOpening?)null);
        CandidateOpening? opening = null;
        try
        {
            all = HashIndex.Open(new PartFolder(folder, AllPrefix), options);
            coarse = HashIndex.Open(new PartFolder(folder, CoarsePrefix), options);
            return opening = Opening(all, coarse, held);
        }
        finally
        {
            if (opening is not CandidateOpening.Opened)
            {
                (all as IndexOpening.Opened)?.Index.Dispose();
                (coarse as IndexOpening.Opened)?.Index.Dispose();
                held.Dispose();
            }
        }
    }

    /// <summary>
    /// Makes an empty index in place of what is there, whole or damaged. Null when another has it open.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How it is kept; null for the usual.</param>
    /// <exception cref="IndexStorageException">The medium refused an operation.</exception>
    public static CandidateIndex? StartAnew(IIndexFolder folder, HashIndexOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.TryLock() is not { } held) return null;
        var (all, coarse) = ((HashIndex?)null, (HashIndex?)null);
        try
        {
            coarse = HashIndex.StartAnew(new PartFolder(folder, CoarsePrefix), options)!;
            all = HashIndex.StartAnew(new PartFolder(folder, AllPrefix), options)!;
            return new CandidateIndex(all, coarse, held);
        }
        finally
        {
            if (all is null)
            {
                coarse?.Dispose();
                held.Dispose();
            }
        }
    }

    /// <summary>
    /// Adds a film or a picture: found from now on, durable when <see cref="Commit"/> has returned.
    /// </summary>
    /// <param name="film">
    /// Its number, any; one that was added before must be removed first, or it is there twice.
    /// </param>
    /// <param name="print">What is kept of it.</param>
    /// <exception cref="IndexStorageException">The medium refused.</exception>
    public void Add(uint film, FilmPrint print)
    {
        ArgumentNullException.ThrowIfNull(print);
        var entries = new PrintEntries(film, print).Make();
        _all.Add(entries);
        _coarse.Add([.. entries.Where(entry => VoteGatherer.IsCoarse(new CandidateTag(entry.Tag)))]);
    }

    /// <summary>
    /// Removes a film: found no more from now on, durable when <see cref="Commit"/> has returned. The number
    /// may be used again.
    /// </summary>
    /// <param name="film">Its number; one that is not there is no error.</param>
    /// <exception cref="IndexStorageException">The medium refused.</exception>
    public void Remove(uint film)
    {
        TagRange[] tags = [CandidateTag.AllOf(film)];
        _all.Remove(tags);
        _coarse.Remove(tags);
    }

    /// <summary>
    /// Removes every film but these, as <see cref="Remove"/> does; looks at each entry.
    /// </summary>
    /// <param name="films">The numbers that stay.</param>
    /// <returns>How many entries were removed.</returns>
    /// <exception cref="IndexStorageException">The medium refused.</exception>
    public long RemoveAllBut(IReadOnlySet<uint> films)
    {
        _coarse.RemoveWhere(IsOther);
        return _all.RemoveWhere(IsOther);

        bool IsOther(ulong tag) => !films.Contains(new CandidateTag(tag).Film);
    }

    /// <summary>Returns when everything added and removed so far is durable, with the position.</summary>
    /// <param name="position">How far the caller has told what it has to tell.</param>
    /// <exception cref="IndexStorageException">
    /// The medium refused; this index writes no more, and opening it again finds the last commit, or that
    /// there is none.
    /// </exception>
    public void Commit(ulong position)
    {
        // A crash between the two leaves positions that differ, and opening says that there is none.
        _coarse.Commit(position);
        _all.Commit(position);
    }

    /// <summary>See <see cref="HashIndex.Compact"/>.</summary>
    /// <exception cref="IndexStorageException">As for <see cref="Commit"/>.</exception>
    public void Compact()
    {
        _coarse.Compact();
        _all.Compact();
    }

    /// <summary>
    /// The films that may show the same, the strongest first, of equally strong ones the smaller number
    /// first. A film that is itself in the index is among them. The same entries give the same candidates in
    /// the same order on every machine. The work for one search is bounded, however many films are alike: at
    /// most some 62,000 look-ups of 64 entries each, of as many samples as come to 24 thousand million
    /// comparisons.
    /// </summary>
    /// <param name="print">A film or a picture.</param>
    /// <param name="most">The most candidates, at least 1.</param>
    /// <param name="isAsked">Whether a film may be told; null for all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is less than 1.</exception>
    public IReadOnlyList<Candidate> Search(FilmPrint print, int most, Func<uint, bool>? isAsked = null) =>
        Search(print, most, isAsked, VoteGatherer.MostCompared);

    internal IReadOnlyList<Candidate> Search(
        FilmPrint print, int most, Func<uint, bool>? isAsked, long mostCompared)
    {
        ArgumentNullException.ThrowIfNull(print);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var pair = new PairVotes();
        return [.. new VoteGatherer(_all, _coarse, mostCompared).Gather(print)
            .Where(film => isAsked?.Invoke(film.Key) != false)
            .Select(film => film.Value.Count(film.Key, pair)).OfType<Candidate>()
            .OrderByDescending(candidate => candidate.Strength).ThenBy(candidate => candidate.Film)
            .Take(most)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _all.Dispose();
        _coarse.Dispose();
        _lock.Dispose();
    }

    private static CandidateOpening Opening(IndexOpening all, IndexOpening coarse, IDisposable held)
    {
        IndexDamage[] damage = [.. Damage(AllPrefix, all), .. Damage(CoarsePrefix, coarse)];
        if (damage.Length > 0) return new CandidateOpening.Damaged(damage);
        return all is IndexOpening.Opened(var one) && coarse is IndexOpening.Opened(var other)
            && one.Position == other.Position
            ? new CandidateOpening.Opened(new CandidateIndex(one, other, held))
            : new CandidateOpening.Missing();
    }

    private static IEnumerable<IndexDamage> Damage(string prefix, IndexOpening opening) =>
        opening is IndexOpening.Damaged(var damage)
            ? damage.Select(one => one with { File = prefix + one.File })
            : [];
}
