using Probative.Fingerprints.Films;
using Probative.Fingerprints.Geometry;
using Probative.Fingerprints.Pictures;

namespace Probative.Fingerprints.Copies;

/// <summary>Two films, sample by sample: which pairs may show the same.</summary>
internal sealed class EvidenceFinder
{
    /// <summary>
    /// Hashes of copies commonly lie within so many bits, from the quality on that says something.
    /// </summary>
    public const int HashDistance = 31;

    /// <summary>Under it PDQ's authors hold a hash to say little.</summary>
    public const int HashQuality = 50;

    /// <summary>As much as so many areas that agree.</summary>
    private const int HashWeight = 6;

    private const int LeastWeight = 2;

    /// <summary>So many pairs of samples are compared with all of their features.</summary>
    private const int MostPairs = 4_096;

    /// <summary>So many features of each, one in so many, choose the pairs where there are more.</summary>
    private const int GlanceStride = 4;
    private const int GlanceDistance = 60;
    private const int MostGlances = 400_000;

    /// <summary>
    /// Of 255: what title cards, test cards and black frames stay under and footage does not. Where both
    /// samples of two films are so poor, being alike says nothing.
    /// </summary>
    public const int PoorTexture = 32;
    private const int MostKnown = 3 * MostPairs;

    private readonly FilmPrint _first;
    private readonly FilmPrint _second;
    private readonly FeatureMatcher _matcher = new();
    private readonly AreaCounter _counter = new(1);
    private readonly Dictionary<(int First, int Second, bool IsMirrored), PointMatch[]> _known = [];

    public EvidenceFinder(FilmPrint first, FilmPrint second)
    {
        (_first, _second) = (first, second);
        First = [.. first.Samples.Select(sample => ComparedSample.From(sample, first, isMirrored: false))];
        Second = [.. second.Samples.Select(sample => ComparedSample.From(sample, second, isMirrored: false))];
        Mirrored = [.. second.Samples.Select(sample =>
            ComparedSample.From(sample, second, isMirrored: true))];
        SizeRatio = (double)Math.Max(first.WorkingWidth, first.WorkingHeight)
            / Math.Max(second.WorkingWidth, second.WorkingHeight);
    }

    public ComparedSample[] First { get; }

    public ComparedSample[] Second { get; }

    /// <summary>The second film's samples with left and right swapped.</summary>
    public ComparedSample[] Mirrored { get; }

    /// <summary>Pixels of the first working picture's longer side over those of the second's.</summary>
    public double SizeRatio { get; }

    /// <summary>All pairs with evidence, in order.</summary>
    public List<PairEvidence> Find()
    {
        var evidence = new List<PairEvidence>();
        foreach (var (first, second) in Pairs())
        {
            if (IsPoor(first, second)) continue;
            var (plain, mirrored) = HashEvidence(first, second);
            Add(first, second, false, plain, evidence);
            Add(first, second, true, mirrored, evidence);
        }

        return evidence;
    }

    /// <summary>Appends the matches of a pair of samples.</summary>
    public void Match(int first, int second, bool isMirrored, int sample, List<PointMatch> found)
    {
        foreach (var match in Matches(first, second, isMirrored)) found.Add(match with { Sample = sample });
    }

    /// <summary>Each pair is matched once: many lines of time lead through it.</summary>
    private PointMatch[] Matches(int first, int second, bool isMirrored)
    {
        if (_known.TryGetValue((first, second, isMirrored), out var known)) return known;
        var found = new List<PointMatch>();
        _matcher.Match(First[first], (isMirrored ? Mirrored : Second)[second], 0, found);
        if (_known.Count < MostKnown) _known[(first, second, isMirrored)] = [.. found];
        return [.. found];
    }

    /// <summary>Whether the hashes of two samples lie near each other, as they are and mirrored.</summary>
    public (bool Plain, bool Mirrored) HashEvidence(int first, int second)
    {
        var (left, right) = (_first.Samples[first], _second.Samples[second]);
        if (IsNear(left.Hash, right.Hash) || IsNear(left.ContentHash, right.ContentHash)) return (true,
            false);
        return (false, IsMirroredNear(left.Hash, right.Hash));
    }

    /// <summary>
    /// Whether two samples are cards, or black, so that nothing follows from their being alike.
    /// </summary>
    public bool IsPoor(int first, int second) =>
        !_first.IsPicture && !_second.IsPicture
        && _first.Samples[first].Texture < PoorTexture && _second.Samples[second].Texture < PoorTexture;

    /// <summary>
    /// The hash of the mirrored frame: mirroring negates every second coefficient, those of odd columns'
    /// frequencies.
    /// </summary>
    public static PdqHash MirroredHash(PdqHash hash)
    {
        const ulong Odd = 0x5555_5555_5555_5555;
        return new PdqHash(hash.A ^ Odd, hash.B ^ Odd, hash.C ^ Odd, hash.D ^ Odd);
    }

    private static bool IsNear(PdqResult left, PdqResult right) =>
        left.Quality >= HashQuality && right.Quality >= HashQuality
        && PdqHash.Distance(left.Hash, right.Hash) <= HashDistance;

    private static bool IsMirroredNear(PdqResult left, PdqResult right) =>
        left.Quality >= HashQuality && right.Quality >= HashQuality
        && PdqHash.Distance(left.Hash, MirroredHash(right.Hash)) <= HashDistance;

    private void Add(int first, int second, bool isMirrored, bool isHashNear, List<PairEvidence> evidence)
    {
        var matches = Matches(first, second, isMirrored);
        var support = matches.Length < LeastWeight ? 0 : Consensus.Propose(matches, SizeRatio, _counter);
        var weight = support + (isHashNear ? HashWeight : 0);
        if (weight >= LeastWeight) evidence.Add(new PairEvidence(first, second, isMirrored, weight));
    }

    private IEnumerable<(int First, int Second)> Pairs()
    {
        var all = (long)First.Length * Second.Length;
        if (all <= MostPairs)
        {
            return Enumerable.Range(0, Second.Length)
                .SelectMany(second => Enumerable.Range(0, First.Length).Select(first => (first, second)));
        }

        // Of long films only some pairs are looked at, evenly spread, and of those only the likeliest
        // closely.
        var stride = 1;
        while (all / ((long)stride * stride) > MostGlances) stride++;
        var glances = new List<(int First, int Second, int Count)>();
        for (var second = 0; second < Second.Length; second += stride)
        {
            for (var first = 0; first < First.Length; first += stride)
            {
                var (plain, mirrored) = HashEvidence(first, second);
                var count = Math.Max(
                    Glance(First[first], Second[second]), Glance(First[first], Mirrored[second]));
                if (plain || mirrored) count += HashWeight;
                if (count > 0) glances.Add((first, second, count));
            }
        }

        return glances.OrderByDescending(glance => glance.Count)
            .ThenBy(glance => glance.Second).ThenBy(glance => glance.First)
            .Take(MostPairs)
            .Select(glance => (glance.First, glance.Second))
            .OrderBy(pair => pair.Second).ThenBy(pair => pair.First);
    }

    /// <summary>How many of some features have one that is very like.</summary>
    private static int Glance(ComparedSample first, ComparedSample second)
    {
        var count = 0;
        var (left, right) = (first.Words, second.Words);
        for (var i = 0; i + 3 < right.Length; i += 4 * GlanceStride)
        {
            for (var j = 0; j + 3 < left.Length; j += 4 * GlanceStride)
            {
                var half = System.Numerics.BitOperations.PopCount(left[j] ^ right[i])
                    + System.Numerics.BitOperations.PopCount(left[j + 1] ^ right[i + 1]);
                if (half > GlanceDistance / 2) continue;
                if (half + System.Numerics.BitOperations.PopCount(left[j + 2] ^ right[i + 2])
                    + System.Numerics.BitOperations.PopCount(left[j + 3] ^ right[i + 3]) <= GlanceDistance)
                {
                    count++;
                }
            }
        }

        return count;
    }
}
