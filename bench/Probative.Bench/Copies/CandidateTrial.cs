using System.Diagnostics;
using Probative.Fingerprints.Candidates;

namespace Probative.Bench.Copies;

/// <summary>A search for one copy.</summary>
/// <param name="Copy">What was searched for.</param>
/// <param name="Rank">
/// The true clip's place, those before it that show the same clip not counted; 0 where it is missing.
/// </param>
/// <param name="Strength">The true clip's.</param>
/// <param name="Candidates">How many there were.</param>
/// <param name="Unrelated">How many of them show another place.</param>
/// <param name="Strongest">The strongest of those.</param>
/// <param name="Milliseconds">How long it took.</param>
internal sealed record CandidateTrial(
    CopyCase Copy, int Rank, double Strength, int Candidates, int Unrelated, double Strongest,
    double Milliseconds)
{
    public static CandidateTrial Of(CandidateIndex index, CopyCase copy, List<CopyCase> films, int most)
    {
        var watch = Stopwatch.StartNew();
        var found = index.Search(copy.Print, most);
        var time = watch.Elapsed.TotalMilliseconds;
        var (rank, strength, before, unrelated, strongest) = (0, 0.0, 0, 0, 0.0);
        foreach (var candidate in found)
        {
            var film = films[(int)candidate.Film];
            if (film.Clip == copy.Clip) (rank, strength) = (before + 1, candidate.Strength);
            if (!Shows(film, copy.Clip)) before++;
            // The same place at another time has its background in common.
            if (film.Place == copy.Clip) continue;
            unrelated++;
            strongest = Math.Max(strongest, candidate.Strength);
        }

        return new CandidateTrial(copy, rank, strength, found.Count, unrelated, strongest, time);
    }

    /// <summary>The clip itself, or behind an opening; not the same place at another time.</summary>
    private static bool Shows(CopyCase film, int clip)
    {
        var name = Path.GetFileNameWithoutExtension(film.Path);
        return name.EndsWith($"-{clip}", StringComparison.Ordinal)
            && !name.StartsWith("again", StringComparison.Ordinal);
    }
}
