using Probative.Fingerprints.Copies;
using Probative.Fingerprints.Films;

namespace Probative.Bench.Copies;

/// <summary>
/// Pictures: how many copies of invented photographs are told, and how many photographs of the same places
/// that were taken apart. The rules were chosen on another seed than the one that is reported.
/// </summary>
internal static class PicturesBench
{
    public static void Run(string folder, int seed, int places, CopyMill clips, bool isAll)
    {
        Directory.CreateDirectory(folder);
        var mill = new PictureMill(folder, seed, clips);
        var pairs = Enumerable.Range(0, places).SelectMany(number => Pairs(mill, number)).ToList();
        Console.WriteLine("copies | told | least score");
        Report(pairs.Where(pair => pair.IsTrue), scores => scores.Min());
        Console.WriteLine("taken apart | told | highest score");
        Report(pairs.Where(pair => !pair.IsTrue), scores => scores.Max());
        if (!isAll) return;
        foreach (var pair in pairs.Where(pair => pair.IsTrue != pair.Score >= CopyFinder.LeastScore))
        {
            Console.WriteLine(CopiesBench.Told($"{pair.IsTrue} {pair.Name} {pair.Score:F2}"));
        }
    }

    private static IEnumerable<(string Name, bool IsTrue, double Score)> Pairs(PictureMill mill, int number)
    {
        var photograph = mill.Photograph(number);
        foreach (var (name, print) in mill.Copies(number)) yield return (name, true, Of(photograph, print));
        var crops = mill.Crops(number);
        yield return (crops.Name, true, Of(crops.First, crops.Second));
        foreach (var (name, first, second, isTrue) in mill.Films(number))
        {
            yield return (name, isTrue, Of(first, second));
        }

        foreach (var (name, print) in mill.Apart(number)) yield return (name, false, Of(photograph, print));
        var moments = mill.Moments(number);
        yield return (moments.Name, false, Of(moments.First, moments.Second));
    }

    private static double Of(FilmPrint first, FilmPrint second) =>
        CopyFinder.Candidates(first, second).Select(found => found.Score.Picture).DefaultIfEmpty(0).Max();

    private static void Report(
        IEnumerable<(string Name, bool IsTrue, double Score)> pairs, Func<IEnumerable<double>, double> end)
    {
        foreach (var group in pairs.GroupBy(pair => pair.Name, pair => pair.Score))
        {
            var told = group.Count(score => score >= CopyFinder.LeastScore);
            Console.WriteLine(CopiesBench.Told(
                $"{group.Key} | {told} of {group.Count()} | {end(group):F3}"));
        }
    }
}
