using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Finds what two films show in common of whose frames nothing but PDQ hashes is known. Hashes within 31
/// bits vote for a line of time; where too few are (a border, a large logo), hashes that lie nearer than
/// usual all along one line do. No change of the frame can be told, and no crop or picture in picture is
/// found.
/// </summary>
public static class HashListFinder
{
    /// <summary>More entries of a list are not looked at: they are thinned out evenly.</summary>
    public const int MostEntries = 1_200;

    private const double StepSeconds = 0.5;
    private const int LeastEntries = 3;

    /// <summary>
    /// Hashes of unrelated frames lie about 128 bits apart. What lies nearer along a line counts by the
    /// square root of how many there are: 70 and more is told, of the public lists unrelated ones came to 48
    /// and related ones to 93 at the least.
    /// </summary>
    private const double LeastWeight = 70;
    private const double Unrelated = 128;
    private const double MostWeight = 300;
    private const double WeakScore = 0.6;
    private const int LeastWeakEntries = 8;

    /// <summary>The best stretch; null where there is none.</summary>
    /// <param name="first">In order of time.</param>
    /// <param name="second">In order of time.</param>
    public static CopyFound? Compare(IReadOnlyList<TimedHash> first, IReadOnlyList<TimedHash> second)
    {
        var (left, right) = (Thin(first), Thin(second));
        if (left.Length < LeastEntries || right.Length < LeastEntries) return null;
        double[][] distances = [.. right.Select(b => left.Select(a => Far(a, b)).ToArray())];
        var (firstTimes, secondTimes) = (Times(left), Times(right));
        var start = Start(firstTimes, secondTimes, distances);
        var line = new LineSearch(firstTimes, secondTimes, [.. distances.Select(Gains)]).Find(start);
        return Tell(line, firstTimes, secondTimes, distances);
    }

    private static double[] Times(TimedHash[] entries) => [.. entries.Select(entry => entry.Seconds)];

    /// <summary>Two a second, and of long films fewer; those of poor quality say nothing.</summary>
    private static TimedHash[] Thin(IReadOnlyList<TimedHash> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var length = entries.Count == 0 ? 0 : entries[^1].Seconds - entries[0].Seconds;
        var step = Math.Max(StepSeconds, length / MostEntries);
        var (thin, due) = (new List<TimedHash>(), double.NegativeInfinity);
        foreach (var entry in entries)
        {
            if (entry.Seconds < due || entry.Result.Quality < EvidenceFinder.HashQuality) continue;
            thin.Add(entry);
            due = entry.Seconds + step - 0.01;
        }

        return [.. thin];
    }

    private static double Far(TimedHash left, TimedHash right) =>
        PdqHash.Distance(left.Result.Hash, right.Result.Hash);

    private static double[] Gains(double[] distances)
    {
        var usual = distances.Order().ElementAt(distances.Length / 2);
        return [.. distances.Select(distance => (usual - distance) / (usual + 8))];
    }

    /// <summary>The line that hashes within 31 bits vote for.</summary>
    private static TimeLine Start(double[] first, double[] second, double[][] distances)
    {
        var evidence = new List<PairEvidence>();
        for (var j = 0; j < second.Length; j++)
        {
            for (var i = 0; i < first.Length; i++)
            {
                if (distances[j][i] > EvidenceFinder.HashDistance) continue;
                evidence.Add(new PairEvidence(i, j, IsMirrored: false, 40 - (int)distances[j][i]));
            }
        }

        var lines = new LineFinder(first, second, evidence).Find();
        return lines.Count > 0 ? lines[0].Line : new TimeLine(1, first[0] - second[0]);
    }

    private static CopyFound? Tell(TimeLine line, double[] first, double[] second, double[][] distances)
    {
        var aligned = new List<(int Second, double Distance)>();
        for (var j = 0; j < second.Length; j++)
        {
            var time = line.At(second[j]);
            if (time < first[0] - (StepSeconds / 2) || time > first[^1] + (StepSeconds / 2)) continue;
            var below = Math.Clamp(LineFinder.Below(first, time), 0, first.Length - 1);
            aligned.Add((j, Math.Min(distances[j][below],
                distances[j][Math.Min(below + 1, first.Length - 1)])));
        }

        var near = aligned.Where(pair => pair.Distance <= EvidenceFinder.HashDistance).ToList();
        var isNear = near.Count >= LeastEntries;
        var mean = aligned.Count == 0 ? PdqHash.Bits : aligned.Average(pair => pair.Distance);
        var weight = (Unrelated - mean) * Math.Sqrt(aligned.Count);
        if (!isNear && (aligned.Count < LeastWeakEntries || weight < LeastWeight)) return null;
        var (from, until) = isNear
            ? (near[0].Second, near[^1].Second) : (aligned[0].Second, aligned[^1].Second);
        var samples = until - from + 1;
        var agreeing = isNear ? near.Count : aligned.Count;
        // All frames are alike: at which time they fit cannot be told.
        var isStill = isNear && distances.Skip(from).Take(samples)
            .Average(row => row.Count(far => far <= EvidenceFinder.HashDistance) / (double)row.Length) > 0.7;
        var score = isNear
            ? Math.Clamp(0.6 + (0.4 * agreeing / samples), 0, 1)
            : Math.Clamp(weight / MostWeight, 0, WeakScore);
        return new CopyFound
        {
            First = new FilmStretch(Math.Max(0, line.At(second[from])), line.At(second[until])),
            Second = new FilmStretch(second[from], second[until]),
            Line = line,
            IsTimeTold = !isStill,
            Change = null,
            Score = new CopyScore
            {
                Picture = score,
                Samples = samples,
                Agreeing = agreeing,
                Features = 0,
                Areas = 0,
                NearHashes = near.Count,
                Likeness = 1 - (mean / 128),
                LikeArea = 0,
                Changes = null,
                Moving = 0,
            },
        };
    }
}
