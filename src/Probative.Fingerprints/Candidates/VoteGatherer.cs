using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Index;
using Probative.Fingerprints.Local;

namespace Probative.Fingerprints.Candidates;

/// <summary>
/// Looks up what a print shows, and gathers what each entry that lies near says for its film
/// (docs/spec/copies.md). For one search.
/// </summary>
/// <param name="all">Hashes and features of all films.</param>
/// <param name="coarse">Of them the features of the coarsest levels alone.</param>
/// <param name="mostCompared">See <see cref="MostCompared"/>.</param>
internal sealed class VoteGatherer(HashIndex all, HashIndex coarse, long mostCompared)
{
    /// <summary>
    /// More is not compared for small pictures, which costs about a second, and five times that for all
    /// features, of which many are cheaper to look up, but seldom where a ground is even. In a large index,
    /// or for a long film, only some samples are searched.
    /// </summary>
    public const long MostCompared = 4_000_000_000;
    private const int OfAll = 5;

    /// <summary>Of a copy's features enough lie within, and of others few.</summary>
    private const int FeatureDistance = 24;

    /// <summary>
    /// Of a picture in the picture the finest levels lie on the film's coarsest: it has few features, and
    /// those have lost more.
    /// </summary>
    private const int SmallDistance = 43;
    private const int FinestLevels = 3;
    private const int CoarsestLevel = LocalReader.Levels - 3;

    /// <summary>
    /// What differs by so many levels or more counts wholly, however many films have it: what many films
    /// share (logos, tickers) they show at one size.
    /// </summary>
    private const int OtherSize = 2;

    /// <summary>The most entries that one look-up gives, whatever is indexed.</summary>
    private const int MostFound = 64;

    /// <summary>So many look-ups at once, for the room that what they find takes.</summary>
    private const int Batch = 2_048;

    private readonly Dictionary<uint, FilmVotes> _films = [];

    /// <summary>Whether an entry is a feature in which something that is shown small can be found.</summary>
    public static bool IsCoarse(CandidateTag tag) => tag is { IsHash: false, Level: >= CoarsestLevel };

    /// <summary>For each film that anything was found of, its votes.</summary>
    /// <param name="print">A film or a picture.</param>
    public IReadOnlyDictionary<uint, FilmVotes> Gather(FilmPrint print)
    {
        Ask(all, PrintQueries.Hashes(print), EvidenceFinder.HashDistance);
        var features = PrintQueries.Features(print);
        var finest = features.FindAll(query => query.Tag.Level < FinestLevels);
        Ask(all, Thinned(features, features.Count * all.Count / OfAll), FeatureDistance);
        Ask(coarse, Thinned(finest, finest.Count * coarse.Count), SmallDistance);
        return _films;
    }

    /// <summary>Those of as many samples, evenly spread, as come to the most comparisons.</summary>
    private List<CandidateQuery> Thinned(List<CandidateQuery> queries, long comparisons)
    {
        var step = (comparisons / mostCompared) + 1;
        if (step == 1) return queries;
        var samples = queries.Select(query => query.Tag.Sample).Distinct().ToArray();
        var taken = samples.Where((_, i) => i % step == 0).ToHashSet();
        return queries.FindAll(query => taken.Contains(query.Tag.Sample));
    }

    private void Ask(HashIndex index, List<CandidateQuery> queries, int radius)
    {
        foreach (var batch in queries.Chunk(Batch))
        {
            var lists = index.Search([.. batch.Select(query => query.Hash)], radius, MostFound);
            for (var i = 0; i < batch.Length; i++) Take(batch[i], lists[i]);
        }
    }

    private void Take(CandidateQuery query, MatchList list)
    {
        int? shared = null;
        foreach (var match in list.Matches)
        {
            var tag = new CandidateTag(match.Tag);
            if (!query.Agrees(tag)) continue;
            if (!_films.TryGetValue(tag.Film, out var votes)) _films[tag.Film] = votes = new FilmVotes();
            var weight = IsWhole(query.Tag, tag) ? CandidateVote.Whole : shared ??= OfShared(query, list);
            votes.Add(new CandidateVote(query.Tag, query.X, query.Y, tag, query.IsMirrored, weight));
        }
    }

    /// <summary>
    /// Whole frames that are rich and alike are the same footage, however many have it; what is shown at
    /// another size is no logo.
    /// </summary>
    private static bool IsWhole(CandidateTag query, CandidateTag entry) =>
        query.IsHash || Math.Abs(query.Level - entry.Level) >= OtherSize;

    /// <summary>What a vote weighs that so many films share, at least one.</summary>
    private static int OfShared(CandidateQuery query, MatchList list)
    {
        Span<uint> distinct = stackalloc uint[MostFound];
        var count = 0;
        foreach (var match in list.Matches)
        {
            var tag = new CandidateTag(match.Tag);
            if (query.Agrees(tag) && !distinct[..count].Contains(tag.Film)) distinct[count++] = tag.Film;
        }

        // The root of the root's cube: a few films that share it may be copies of each other.
        var root = Math.Sqrt(count);
        return (int)(CandidateVote.Whole / (root * Math.Sqrt(root)));
    }
}
