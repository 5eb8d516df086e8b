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
    public const int Version = 1;

    /// <summary>
    /// Up to here looking up costs least (docs/spec/index.md); of a copy's features enough lie within.
    /// </summary>
    private const int FeatureDistance = 31;

    /// <summary>The most entries that one look-up gives, whatever is indexed.</summary>
    private const int MostFound = 64;

    /// <summary>So many look-ups at once, for the room that what they find takes.</summary>
    private const int Batch = 2_048;

    private readonly HashIndex _index;

    private CandidateIndex(HashIndex index) => _index = index;

    /// <summary>The caller's own measure of how far it has told, as of the last commit.</summary>
    public ulong Position => _index.Position;

    /// <summary>
    /// How many hashes and features are held, with those removed that are not yet merged away.
    /// </summary>
    public long Count => _index.Count;

    /// <summary>Opens the index of a folder, checking all its bytes.</summary>
    /// <param name="folder">The folder; nobody else writes there.</param>
    /// <param name="options">How it is kept; null for the usual.</param>
    /// <exception cref="IndexStorageException">The medium refused an operation.</exception>
    public static CandidateOpening Open(IIndexFolder folder, HashIndexOptions? options = null) =>
        HashIndex.Open(folder, options) switch
        {
            IndexOpening.Opened opened => new CandidateOpening.Opened(new CandidateIndex(opened.Index)),
            IndexOpening.Damaged damaged => new CandidateOpening.Damaged(damaged.Damage),
            IndexOpening.InUse => new CandidateOpening.InUse(),
            _ => new CandidateOpening.Missing(),
        };

    /// <summary>
    /// Makes an empty index in place of what is there, whole or damaged. Null when another has it open.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How it is kept; null for the usual.</param>
    /// <exception cref="IndexStorageException">The medium refused an operation.</exception>
    public static CandidateIndex? StartAnew(IIndexFolder folder, HashIndexOptions? options = null) =>
        HashIndex.StartAnew(folder, options) is { } index ? new CandidateIndex(index) : null;

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
        _index.Add(new PrintEntries(film, print).Make());
    }

    /// <summary>
    /// Removes a film: found no more from now on, durable when <see cref="Commit"/> has returned. The number
    /// may be used again.
    /// </summary>
    /// <param name="film">Its number; one that is not there is no error.</param>
    /// <exception cref="IndexStorageException">The medium refused.</exception>
    public void Remove(uint film) => _index.Remove([CandidateTag.AllOf(film)]);

    /// <summary>
    /// Removes every film but these, as <see cref="Remove"/> does; looks at each entry.
    /// </summary>
    /// <param name="films">The numbers that stay.</param>
    /// <returns>How many entries were removed.</returns>
    /// <exception cref="IndexStorageException">The medium refused.</exception>
    public long RemoveAllBut(IReadOnlySet<uint> films) =>
        _index.RemoveWhere(tag => !films.Contains(new CandidateTag(tag).Film));

    /// <summary>Returns when everything added and removed so far is durable, with the position.</summary>
    /// <param name="position">How far the caller has told what it has to tell.</param>
    /// <exception cref="IndexStorageException">
    /// The medium refused; this index writes no more, and opening it again finds the last commit.
    /// </exception>
    public void Commit(ulong position) => _index.Commit(position);

    /// <summary>See <see cref="HashIndex.Compact"/>.</summary>
    /// <exception cref="IndexStorageException">As for <see cref="Commit"/>.</exception>
    public void Compact() => _index.Compact();

    /// <summary>
    /// The films that may show the same, the strongest first, of equally strong ones the smaller number
    /// first. A film that is itself in the index is among them. The same entries give the same candidates in
    /// the same order on every machine. The work for one search is bounded, however many films are alike:
    /// at most some 48,000 look-ups of 64 entries each.
    /// </summary>
    /// <param name="print">A film or a picture.</param>
    /// <param name="most">The most candidates, at least 1.</param>
    /// <param name="isAsked">Whether a film may be told; null for all.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is less than 1.</exception>
    public IReadOnlyList<Candidate> Search(FilmPrint print, int most, Func<uint, bool>? isAsked = null)
    {
        ArgumentNullException.ThrowIfNull(print);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var films = new Dictionary<uint, FilmVotes>();
        Ask(PrintQueries.Hashes(print), EvidenceFinder.HashDistance, films);
        Ask(PrintQueries.Features(print), FeatureDistance, films);
        var pair = new PairVotes();
        return [.. films.Where(film => isAsked?.Invoke(film.Key) != false)
            .Select(film => film.Value.Count(film.Key, pair)).OfType<Candidate>()
            .OrderByDescending(candidate => candidate.Strength).ThenBy(candidate => candidate.Film)
            .Take(most)];
    }

    /// <inheritdoc/>
    public void Dispose() => _index.Dispose();

    private void Ask(List<CandidateQuery> queries, int radius, Dictionary<uint, FilmVotes> films)
    {
        foreach (var batch in queries.Chunk(Batch))
        {
            var lists = _index.Search([.. batch.Select(query => query.Hash)], radius, MostFound);
            for (var i = 0; i < batch.Length; i++) Take(batch[i], lists[i], films);
        }
    }

    private static void Take(CandidateQuery query, MatchList list, Dictionary<uint, FilmVotes> films)
    {
        Span<uint> distinct = stackalloc uint[MostFound];
        var count = 0;
        foreach (var match in list.Matches)
        {
            var tag = new CandidateTag(match.Tag);
            if (query.Agrees(tag) && !distinct[..count].Contains(tag.Film)) distinct[count++] = tag.Film;
        }

        if (count == 0) return;
        // The root of the root's cube: a few films that share it may be copies of each other.
        var root = Math.Sqrt(count);
        var weight = (int)(CandidateVote.Whole / (root * Math.Sqrt(root)));
        // Whole frames that are rich and alike are the same footage, however many have it.
        if (query.Tag.IsHash) weight = CandidateVote.Whole;
        foreach (var match in list.Matches)
        {
            var tag = new CandidateTag(match.Tag);
            if (!query.Agrees(tag)) continue;
            if (!films.TryGetValue(tag.Film, out var votes)) films[tag.Film] = votes = new FilmVotes();
            votes.Add(new CandidateVote(query.Tag, tag, query.IsMirrored, weight));
        }
    }
}
