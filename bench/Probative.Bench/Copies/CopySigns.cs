using Probative.Fingerprints.Copies;
using Probative.Matching.Lineage;

namespace Probative.Bench.Copies;

/// <summary>Where signs of what derives from what point, of copies of which it is known.</summary>
internal static class CopySigns
{
    public static void Write(List<CopyTrial> trials)
    {
        Console.WriteLine(
            "transformation | right | contradicted | wrong | undetermined | detail kept (extremes)");
        var found = trials.Where(trial => trial.IsTrue && trial.Score >= CopyFinder.LeastScore)
            .Select(trial => (trial.Label, Detail: DetailOf(trial), Signs: SignsOf(trial))).ToList();
        foreach (var group in found.GroupBy(one => one.Label)) Row(group.Key, [.. group]);
        Row("all", found);
        foreach (var sign in found.SelectMany(one => one.Signs.Back).GroupBy(Kind).OrderBy(one => one.Key))
            Console.WriteLine($"against the truth: {sign.Key} {sign.Count()}");
        foreach (var sign in found.SelectMany(one => one.Signs.Forth).GroupBy(Kind).OrderBy(one => one.Key))
            Console.WriteLine($"with the truth: {sign.Key} {sign.Count()}");
    }

    private static void Row(string name, List<(string Label, double? Detail, DerivationSigns Signs)> found)
    {
        var detail = found.Select(one => one.Detail).OfType<double>().Order().ToList();
        var directions = found.CountBy(one => one.Signs.Direction).ToDictionary();
        Console.WriteLine(string.Join(
            " | ",
            [
                name,
                .. ((string[])["forth", "contradiction", "back", "undetermined"])
                    .Select(direction => CopiesBench.Told($"{directions.GetValueOrDefault(direction)}")),
                detail.Count == 0
                    ? "-"
                    : CopiesBench.Told(
                        $"{detail[detail.Count / 2]:F2} ({detail[0]:F2} to {detail[^1]:F2})"),
            ]));
    }

    private static DerivationSigns SignsOf(CopyTrial trial) => DerivationSigns.Of(
        [trial.Found!], Side(trial.First, "clip"), Side(trial.Second, "copy"), DetailOf(trial));

    private static double? DetailOf(CopyTrial trial) =>
        DetailKept.Of(trial.First.Print, trial.Second.Print, trial.Found!);

    private static CopySide Side(CopyCase one, string name) => new(
        name, PrintSize.Of(one.Print), new FileSays(new FileInfo(one.Path).Length, IsRead: false, null));

    private static string Kind(string sign) => ((string[])
        ["fewer pixels", "coarsely", "softer", "longer", "laid over", "bars", "colours", "angle", "sides"])
        .FirstOrDefault(sign.Contains) ?? sign;
}
