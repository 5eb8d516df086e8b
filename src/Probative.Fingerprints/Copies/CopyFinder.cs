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
    private const double LeastVotes = 4;

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
        foreach (var isMirrored in (ReadOnlySpan<bool>)[false, true])
        {
            List<PairEvidence> sided = [.. pairs.Where(pair => pair.IsMirrored == isMirrored)];
            var lines = new LineFinder(
                [.. first.Samples.Select(sample => sample.TimeMilliseconds / 1000.0)],
                [.. second.Samples.Select(sample => sample.TimeMilliseconds / 1000.0)],
                sided).Find();
            foreach (var (line, votes) in lines)
            {
                if (votes < LeastVotes || aligner.Align(line, isMirrored, isFree) is not { } alignment) continue;
                var found = CopyTeller.Tell(alignment, first, second);
                var worth = found.Score.Picture * (1 + (0.05 * Math.Min(alignment.Agreeing, 20)))
                    + (0.0005 * Math.Min(alignment.Support, 400));
                if (best is null || worth > best.Value.Worth + 1e-9) best = (found, alignment.Run, worth);
            }
        }

        return best is { } chosen ? (chosen.Found, chosen.Run) : null;
    }
}
