using Probative.Fingerprints.Local;

namespace Probative.Fingerprints.Candidates;

/// <summary>
/// The votes for one pair of samples: how many distinct areas are moved, turned and scaled alike. Keeps its
/// room from one pair to the next.
/// </summary>
internal sealed class PairVotes
{
    private const int Areas = CandidateTag.PlacesAcross * CandidateTag.PlacesAcross;

    /// <summary>Fewer distinct areas of a frame are chance, or a logo.</summary>
    private const int LeastAreas = 3;

    /// <summary>
    /// So many votes, those that few films have, are taken as what the others may agree with.
    /// </summary>
    private const int MostMiddles = 24;

    /// <summary>In 128ths of a turn, and in levels.</summary>
    private const int FarthestTurn = 6;
    private const int FarthestLevel = 1;

    /// <summary>
    /// A place may be off by a part, as entries know no more than that, and by so much of the distance, as
    /// size and direction are told roughly.
    /// </summary>
    private const double SlackOfEntry = 1;
    private const double SlackOfDistance = 0.2;

    private const int SmallestGrowth = -(LocalReader.Levels - 1);

    /// <summary>The size of what is so many levels up, from the smallest on.</summary>
    private static readonly double[] s_sizes =
        [.. Enumerable.Range(SmallestGrowth, (2 * LocalReader.Levels) - 1).Select(levels =>
            Math.Sqrt(Math.Sqrt(levels < 0 ? 1.0 / (1 << -levels) : 1 << levels)))];

    private readonly int[] _from = new int[Areas];
    private readonly int[] _to = new int[Areas];
    private readonly List<CandidateVote> _features = [];
    private readonly List<CandidateVote> _group = [];
    private readonly List<(int Area, int Weight)> _best = [];

    /// <summary>The areas of the searched frame that agree, each with its greatest weight.</summary>
    public IReadOnlyList<(int Area, int Weight)> Agreed => _best;

    /// <summary>Counts the votes of a pair; returns what the areas weigh together.</summary>
    /// <param name="votes">Of one pair and one hand.</param>
    /// <param name="least">Where they cannot come to more, nothing is counted and 0 is returned.</param>
    public int Count(ReadOnlySpan<CandidateVote> votes, int least)
    {
        _features.Clear();
        _best.Clear();
        var sum = 0L;
        foreach (var vote in votes)
        {
            if (vote.Query.IsHash) continue;
            _features.Add(vote);
            sum += vote.Weight;
        }

        if (_features.Count < LeastAreas || sum <= least) return 0;
        var best = 0;
        foreach (var middle in Middles())
        {
            Gather(middle);
            if (_group.Count < LeastAreas) continue;
            best = Math.Max(best, Weigh(Math.Max(best, least)));
        }

        return best;
    }

    private IEnumerable<CandidateVote> Middles() => _features.Count <= MostMiddles
        ? _features
        : _features.OrderByDescending(vote => vote.Weight).Take(MostMiddles).ToArray();

    private void Gather(CandidateVote middle)
    {
        _group.Clear();
        var growth = middle.Growth;
        var size = s_sizes[growth - SmallestGrowth];
        var turn = middle.Turn * (Turns.Full / CandidateTag.FullTurn);
        var (cosine, sine) = (Turns.Cosine(turn) * size, Turns.Sine(turn) * size);
        foreach (var vote in _features)
        {
            if (Math.Abs(vote.Growth - growth) > FarthestLevel) continue;
            var between = (vote.Turn - middle.Turn) & (CandidateTag.FullTurn - 1);
            if (Math.Min(between, CandidateTag.FullTurn - between) > FarthestTurn) continue;
            var (x, y) = (vote.X - middle.X, vote.Y - middle.Y);
            var (across, down) = ((x * cosine) - (y * sine), (x * sine) + (y * cosine));
            var slack = SlackOfEntry + (SlackOfDistance * (Math.Abs(across) + Math.Abs(down)));
            if (Math.Abs(vote.Entry.X - middle.Entry.X - across) > slack) continue;
            if (Math.Abs(vote.Entry.Y - middle.Entry.Y - down) > slack) continue;
            _group.Add(vote);
        }
    }

    /// <summary>
    /// What the group's areas weigh, in the frame where that is less: many areas that fall into few of the
    /// other count as those. Keeps them where it is more than the least.
    /// </summary>
    private int Weigh(int least)
    {
        var (from, to, fromCount, toCount) = (0, 0, 0, 0);
        foreach (var vote in _group)
        {
            Raise(ref _from[vote.Query.Area], vote.Weight, ref from, ref fromCount);
            Raise(ref _to[vote.Entry.Area], vote.Weight, ref to, ref toCount);
        }

        var weight = Math.Min(from, to);
        var counts = Math.Min(fromCount, toCount) >= LeastAreas && weight > least;
        if (counts) _best.Clear();
        foreach (var vote in _group)
        {
            ref var area = ref _from[vote.Query.Area];
            if (counts && area > 0) _best.Add((vote.Query.Area, (int)((long)area * weight / from)));
            area = 0;
            _to[vote.Entry.Area] = 0;
        }

        return counts ? weight : 0;
    }

    private static void Raise(ref int area, int weight, ref int sum, ref int count)
    {
        if (area == 0) count++;
        if (weight <= area) return;
        sum += weight - area;
        area = weight;
    }
}
