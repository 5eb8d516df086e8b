using Probative.Fingerprints.Tmk;

namespace Probative.Bench.Copies;

/// <summary>
/// What scores of TMK features tell apart: whole clips with a logo or bars, the same place at another time,
/// and other clips with the same logo.
/// </summary>
internal static class TmkBench
{
    private const string SmallLogo = $"drawtext={Ffmpeg.Font}:text=NINE:fontsize=36:fontcolor=white:box=1:"
        + "boxcolor=red:x=w-tw-16:y=16";
    private const string LargeLogo = $"drawtext={Ffmpeg.Font}:text=NINE:fontsize=130:fontcolor=white:box=1:"
        + "boxcolor=red:x=(w-tw)/2:y=h-th-30";
    private const string Bars = "pad=iw:iw*3/4:0:(oh-ih)/2";

    private static readonly (string Name, string? Filter)[] s_changes =
    [
        ("as it is", null), ("240p", "scale=426:240"), ("grey", "hue=s=0"),
        ("brightness, contrast", "eq=brightness=0.15:contrast=1.3"), ("small logo", SmallLogo),
        ("large logo", LargeLogo), ("bars", Bars), ("small logo, bars", $"{SmallLogo},{Bars}"),
        ("large logo, bars", $"{LargeLogo},{Bars}"), ("crop 75 %", "crop=iw*0.75:ih*0.75"),
        ("mirror", "hflip"), ("first half", "trim=0:6"),
    ];

    public static void Run(CopyMill mill, int clips)
    {
        var films = Enumerable.Range(0, clips).Select(mill.Clip).ToArray();
        var others = Enumerable.Range(0, clips).Select(mill.Again).ToArray();
        TmkPrint[][] copies = [.. films.Select(film =>
            s_changes.Select(change => TmkMill.Of(film.Path, change.Filter)).ToArray())];
        TmkPrint[] again = [.. others.Select(other => TmkMill.Of(other.Path, filter: null))];

        Console.WriteLine("pairs | number | both levels 0.7 | 0.35 | least | median | most");
        for (var change = 1; change < s_changes.Length; change++)
        {
            Row($"a clip and its copy: {s_changes[change].Name}",
                Enumerable.Range(0, clips).Select(i => Score(copies[i][0], copies[i][change])));
        }

        Row("a clip and its place at another time",
            Enumerable.Range(0, clips).Select(i => Score(copies[i][0], again[i])));
        Row("two clips, nothing on them", Pairs(copies, 0));
        foreach (var name in (string[])["small logo", "large logo", "bars", "large logo, bars"])
        {
            Row($"two clips, both with: {name}",
                Pairs(copies, Array.FindIndex(s_changes, change => change.Name == name)));
        }
    }

    private static IEnumerable<double> Pairs(TmkPrint[][] copies, int change)
    {
        for (var i = 0; i < copies.Length; i++)
        {
            for (var j = 0; j < i; j++) yield return Score(copies[i][change], copies[j][change]);
        }
    }

    /// <summary>The lower of both levels.</summary>
    private static double Score(TmkPrint first, TmkPrint second) =>
        TmkComparer.Compare(first, second) is TmkComparison.Scored(var score)
            ? Math.Min(score.Level1, score.Level2)
            : throw new InvalidOperationException("Made with the same parameters, and not comparable.");

    private static void Row(string name, IEnumerable<double> scores)
    {
        var all = scores.Order().ToArray();
        Console.WriteLine(CopiesBench.Told($"{name} | {all.Length} | {Part(all, TmkScore.Threshold):F3} | ")
            + CopiesBench.Told($"{Part(all, 0.35):F3} | {all[0]:F2} | {all[all.Length / 2]:F2} | ")
            + CopiesBench.Told($"{all[^1]:F2}"));
    }

    private static double Part(double[] scores, double least) =>
        scores.Count(score => score >= least) / (double)scores.Length;
}
