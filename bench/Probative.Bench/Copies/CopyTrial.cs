using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;
using Probative.Fingerprints.Pictures;

namespace Probative.Bench.Copies;

/// <summary>A pair that was compared.</summary>
/// <param name="First">The clip.</param>
/// <param name="Second">What may be its copy.</param>
/// <param name="IsTrue">Whether it is.</param>
/// <param name="Label">The transformation, or the kind of false pair.</param>
/// <param name="Found">The best stretch, whatever it scores.</param>
/// <param name="HashPart">PDQ alone: the part of the copy's frames that have a near one, 0 to 1.</param>
internal sealed record CopyTrial(
    CopyCase First, CopyCase Second, bool IsTrue, string Label, CopyFound? Found, double HashPart)
{
    public double Score => Found?.Score.Picture ?? 0;

    /// <summary>The larger error of the four ends, in seconds.</summary>
    public double IntervalError
    {
        get
        {
            if (Found is null || Second.Change is not { } change) return double.PositiveInfinity;
            var (start, end) = (change.Lead, change.Lead + (change.Length / change.Speed));
            return new[]
            {
                Math.Abs(Found.Second.StartSeconds - start), Math.Abs(Found.Second.EndSeconds - end),
                Math.Abs(Found.First.StartSeconds - Second.Start),
                Math.Abs(Found.First.EndSeconds - Second.Start - change.Length),
            }.Max();
        }
    }

    public static CopyTrial Of(CopyCase first, CopyCase second, bool isTrue, string? label = null)
    {
        var found = CopyFinder.Candidates(first.Print, second.Print).MaxBy(candidate =>
            candidate.Score.Picture);
        return new CopyTrial(
            first, second, isTrue, label ?? second.Label, found, PartOfHashes(first.Print, second.Print));
    }

    /// <summary>As vPDQ: frames of quality 50 or more that have one within 31 bits.</summary>
    private static double PartOfHashes(FilmPrint first, FilmPrint second)
    {
        var good = second.Samples.Where(sample => sample.Hash.Quality >= 50).ToList();
        var near = good.Count(sample => first.Samples.Any(other =>
            other.Hash.Quality >= 50 && PdqHash.Distance(other.Hash.Hash, sample.Hash.Hash) <= 31));
        return good.Count == 0 ? 0 : (double)near / good.Count;
    }
}
