using Probative.Fingerprints.Films;

namespace Probative.Fingerprints.Copies;

/// <summary>
/// Finds what two films, or a film and a picture, or two pictures, show in common. The same prints give the same
/// result on every machine: branches rest on whole numbers and on the operations that IEEE 754 rounds exactly.
/// </summary>
public static class CopyFinder
{
    /// <summary>Stretches that score less are not told.</summary>
    public const double LeastScore = 0.5;

    /// <summary>More stretches of one pair of films are not looked for.</summary>
    public const int MostStretches = 16;

    /// <summary>Lines whose pairs weigh less together are chance.</summary>
    private const double LeastVotes = 5;

    /// <summary>Of the lines found at once, those with so much of the best one's votes are measured.</summary>
    private const double LeastPart = 0.4;
    private const int MostLines = 5;

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

    private static (CopyFound Found, (int First, int Last) Run)? Best(
        List<PairEvidence> pairs, Aligner aligner, bool[] isFree, FilmPrint first, FilmPrint second)
    {
        (CopyFound Found, (int First, int Last) Run, double Worth)? best = null;
        foreach (var (line, isMirrored) in Lines(pairs, first, second))
        {
            if (aligner.Align(line, isMirrored, isFree) is not { } alignment) continue;
            var found = CopyTeller.Tell(alignment, first, second);
            var worth = PictureScore.Worth(found.Score);
            if (best is null || worth > best.Value.Worth + 1e-9) best = (found, alignment.Run, worth);
        }

        return best is { } chosen ? (chosen.Found, chosen.Run) : null;
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
}
