namespace Probative.Fingerprints.Candidates;

/// <summary>All votes for one film, and what they come to.</summary>
internal sealed class FilmVotes
{
    /// <summary>As much as so many areas that agree.</summary>
    private const int HashAreas = 6;
    private const int MostHashAreas = 24;

    /// <summary>
    /// Of each 64 x 64 pixels no more counts than so many votes, in however many samples they agree: a still
    /// scene, a logo.
    /// </summary>
    private const int MostOfBlock = 2;

    /// <summary>
    /// What comes to fewer votes is no candidate, unless so many blocks agree: of a film that is there in a
    /// thousand copies every feature is common, but no logo is so large.
    /// </summary>
    private const int LeastVotes = 3;
    private const int LeastBlocks = 8;
    private const int Areas = CandidateTag.PlacesAcross * CandidateTag.PlacesAcross;
    private const int Blocks = Areas / 4;

    private readonly List<CandidateVote> _votes = [];

    public void Add(CandidateVote vote) => _votes.Add(vote);

    /// <summary>The stronger of both hands; null where that is too little.</summary>
    /// <param name="film">The film's number.</param>
    /// <param name="pair">Room for counting.</param>
    public Candidate? Count(uint film, PairVotes pair)
    {
        var votes = InOrder();
        Candidate? best = null;
        for (var (from, to) = (0, 0); from < votes.Length; from = to)
        {
            while (to < votes.Length && votes[to].IsMirrored == votes[from].IsMirrored) to++;
            var counted = OfHand(film, votes.AsSpan(from, to - from), pair);
            if (counted is not null && (best is null || counted.Strength > best.Strength)) best = counted;
        }

        return best;
    }

    /// <summary>By hand and pair of samples, those of one pair as they came.</summary>
    private CandidateVote[] InOrder()
    {
        var votes = _votes.ToArray();
        var keys = new long[votes.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = ((long)votes[i].Pair << 32) | (uint)i;
        Array.Sort(keys, votes);
        return votes;
    }

    private static Candidate? OfHand(uint film, ReadOnlySpan<CandidateVote> votes, PairVotes pair)
    {
        var (areas, blocks) = (new bool[Areas], new int[Blocks]);
        var best = new List<(int Area, int Weight)>();
        var (hashes, hashWeight) = (0, 0L);
        for (var (from, to) = (0, 0); from < votes.Length; from = to)
        {
            while (to < votes.Length && votes[to].Query.Sample == votes[from].Query.Sample) to++;
            var hash = Best(votes[from..to], pair, best);
            if (hash > 0) hashes++;
            hashWeight += hash;
            foreach (var (area, weight) in best)
            {
                areas[area] = true;
                blocks[Block(area)] += weight;
            }
        }

        var sum = Math.Min(hashWeight * HashAreas, MostHashAreas * CandidateVote.Whole);
        foreach (var block in blocks) sum += Math.Min(block, MostOfBlock * CandidateVote.Whole);
        var agreed = areas.Count(area => area);
        if (sum < LeastVotes * CandidateVote.Whole && blocks.Count(block => block > 0) < LeastBlocks)
        {
            return null;
        }

        return new Candidate(film, votes[0].IsMirrored, (double)sum / CandidateVote.Whole, hashes, agreed);
    }

    /// <summary>Of two by two areas, 0 to 63.</summary>
    private static int Block(int area) =>
        (area / (2 * CandidateTag.PlacesAcross) * (CandidateTag.PlacesAcross / 2))
        + (area % CandidateTag.PlacesAcross / 2);

    /// <summary>
    /// Of one sample of the query: the areas of the film's sample with which it agrees best, and the weight
    /// of a near frame hash, whichever sample of the film has it.
    /// </summary>
    private static int Best(
        ReadOnlySpan<CandidateVote> votes, PairVotes pair, List<(int Area, int Weight)> best)
    {
        best.Clear();
        var (bestWeight, hash) = (0, 0);
        foreach (var vote in votes)
        {
            if (vote.Query.IsHash) hash = Math.Max(hash, vote.Weight);
        }

        for (var (from, to) = (0, 0); from < votes.Length; from = to)
        {
            while (to < votes.Length && votes[to].Entry.Sample == votes[from].Entry.Sample) to++;
            var weight = pair.Count(votes[from..to], bestWeight);
            if (weight <= bestWeight) continue;
            bestWeight = weight;
            best.Clear();
            best.AddRange(pair.Agreed);
        }

        return hash;
    }
}
