using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Finds what two films, or a film and a picture, or two pictures, show in common. The same prints give the
/// same result on every machine: branches rest on whole numbers and on the operations that IEEE 754 rounds
/// exactly.
/// </summary>
public static class CopyFinder
{
    /// <summary>Stretches that score less are not told.</summary>
    public const double LeastScore = 0.6;

    /// <summary>More stretches of one pair of films are not looked for.</summary>
    public const int MostStretches = 16;

    /// <summary>Lines whose pairs weigh less together are chance.</summary>
    private const double LeastVotes = 5;

    /// <summary>
    /// Of the lines found at once, those with so much of the best one's votes are measured.
    /// </summary>
    private const double LeastPart = 0.4;
    private const int MostLines = 5;

    /// <summary>Lines that are nearer at both ends are one.</summary>
    private const double SameSeconds = 0.3;

    /// <summary>How a line is shifted to see whether another fits better.</summary>
    private const double StepSeconds = 0.5;
    private const int MostSteps = 12;

    /// <summary>All stretches, in order of the second film's time.</summary>
    /// <param name="first">The film whose stretches are looked for.</param>
    /// <param name="second">The film that may show them.</param>
    public static IReadOnlyList<CopyFound> Compare(FilmPrint first, FilmPrint second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return [.. Candidates(first, second).Where(found => found.Score.Picture >= LeastScore)
            .OrderBy(found => found.Second.StartSeconds)];
    }

    /// <summary>Also those that score too little, best first.</summary>
    internal static List<CopyFound> Candidates(FilmPrint first, FilmPrint second)
    {
        var evidence = new EvidenceFinder(first, second);
        var pairs = evidence.Find();
        var isFree = Enumerable.Repeat(true, second.Samples.Count).ToArray();
        var aligner = new Aligner(evidence, first, second);
        var found = new List<CopyFound>();
        while (found.Count < MostStretches && Best(pairs, aligner, isFree, first, second) is { } best)
        {
            found.Add(best.Found);
            for (var j = best.Run.First; j <= best.Run.Last; j++) isFree[j] = false;
            pairs.RemoveAll(pair => !isFree[pair.Second]);
            if (best.Found.Score.Picture < LeastScore) break;
        }

        return found;
    }

    private static Measured? Best(
        List<PairEvidence> pairs, Aligner aligner, bool[] isFree, FilmPrint first, FilmPrint second)
    {
        Measured? best = null;
        var known = new List<(TimeLine Line, bool IsMirrored)>();
        foreach (var (line, isMirrored) in Lines(pairs, first, second))
        {
            best = Better(best, Measure(line, isMirrored));
        }

        // Over even ground a moving camera fits at other times nearly as well; from there it goes uphill.
        for (var step = 0; best is not null && best.Found.Line.Speed > 0 && step < MostSteps; step++)
        {
            var (start, isMirrored) = (best.Found.Line, best.IsMirrored);
            foreach (var shift in (ReadOnlySpan<double>)[-StepSeconds, StepSeconds])
            {
                var line = start with { OffsetSeconds = start.OffsetSeconds + shift };
                best = Better(best, Measure(line, isMirrored));
            }

            if (best!.Found.Line == start) break;
        }

        return best;

        Measured? Measure(TimeLine line, bool isMirrored)
        {
            if (known.Any(other => other.IsMirrored == isMirrored
                && IsNear(other.Line, line, second))) return null;
            known.Add((line, isMirrored));
            if (aligner.Align(line, isMirrored, isFree) is not { } alignment) return null;
            known.Add((alignment.Line, isMirrored));
            var found = CopyTeller.Tell(alignment, first, second);
            return new Measured(found, alignment.Run, isMirrored, PictureScore.Worth(found.Score));
        }
    }

    private static Measured? Better(Measured? left, Measured? right) =>
        left is null || (right is not null && right.Worth > left.Worth + 1e-9) ? right ?? left : left;

    private static bool IsNear(TimeLine left, TimeLine right, FilmPrint second)
    {
        var end = second.DurationMilliseconds / 1000.0;
        return Math.Abs(left.OffsetSeconds - right.OffsetSeconds) < SameSeconds
            && Math.Abs(left.At(end) - right.At(end)) < SameSeconds;
    }

    /// <summary>The lines of time that are worth measuring, likeliest first.</summary>
    private static IEnumerable<(TimeLine Line, bool IsMirrored)> Lines(
        List<PairEvidence> pairs, FilmPrint first, FilmPrint second)
    {
        var lines = new List<(TimeLine Line, bool IsMirrored, double Votes)>();
        foreach (var isMirrored in (ReadOnlySpan<bool>)[false, true])
        {
            var finder = new LineFinder(
                [.. first.Samples.Select(sample => sample.TimeMilliseconds / 1000.0)],
                [.. second.Samples.Select(sample => sample.TimeMilliseconds / 1000.0)],
                [.. pairs.Where(pair => pair.IsMirrored == isMirrored)]);
            lines.AddRange(finder.Find().Select(found => (found.Line, isMirrored, found.Votes)));
        }

        var most = lines.Count == 0 ? 0 : lines.Max(line => line.Votes);
        return lines.Where(line => line.Votes >= Math.Max(LeastVotes, LeastPart * most))
            .OrderByDescending(line => line.Votes)
            .Take(MostLines)
            .Select(line => (line.Line, line.IsMirrored));
    }

    private sealed record Measured(CopyFound Found, (int First, int Last) Run, bool IsMirrored, double Worth);
}
