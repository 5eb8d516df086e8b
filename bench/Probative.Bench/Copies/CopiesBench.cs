using System.Diagnostics;
using System.Globalization;

namespace Probative.Bench.Copies;

/// <summary>
/// Recall for each transformation at precision 0.999, interval error and names, beside PDQ alone. The clips
/// are invented; parameters were tuned on other seeds than those that are reported.
/// </summary>
internal static class CopiesBench
{
    private const double Precision = 0.999;

    public static void Run(string[] arguments)
    {
        var clips = Option(arguments, "--clips", 8);
        var seed = Option(arguments, "--seed", 1);
        var folder = Path.Combine(Path.GetTempPath(), "probative-copies", $"seed-{seed}");
        Directory.CreateDirectory(folder);
        var mill = new CopyMill(folder, seed, Array.IndexOf(arguments, "--again") >= 0);
        if (Array.IndexOf(arguments, "--pictures") >= 0)
        {
            var pictures = Path.Combine(Path.GetTempPath(), "probative-copies", $"pictures-{seed}");
            PicturesBench.Run(pictures, seed, clips, mill, Array.IndexOf(arguments, "--all") >= 0);
            return;
        }

        if (Array.IndexOf(arguments, "--tmk") >= 0)
        {
            TmkBench.Run(mill, clips);
            return;
        }

        List<CopyCase> originals = [.. Enumerable.Range(0, clips).Select(mill.Clip)];
        List<CopyCase> copies = [.. originals.SelectMany(mill.Copies)];
        List<CopyCase> others = [.. Enumerable.Range(0, clips).Select(mill.Again)];
        var openings = others.Take(4).SelectMany(other => Openings(mill, other)).ToList();
        var opened = originals.Take(4).SelectMany(original => Openings(mill, original)).ToList();
        Console.WriteLine(Told(
            $"{copies.Count} copies; {mill.Samples} samples read, each {mill.SampleMilliseconds:F1} ms"));
        if (Array.IndexOf(arguments, "--candidates") >= 0)
        {
            // Numbers of places have two digits.
            var among = Math.Min(Option(arguments, "--among", 0), 100 - clips);
            List<CopyCase> more = [.. Enumerable.Range(clips, among)
                .SelectMany(number => (CopyCase[])[mill.Clip(number), mill.Again(number)])];
            CandidateBench.Run([.. originals, .. others, .. opened, .. openings, .. more], copies);
            return;
        }

        var watch = Stopwatch.StartNew();
        List<CopyTrial> trials =
            [.. copies.Select(copy => CopyTrial.Of(originals[copy.Clip], copy, isTrue: true))];
        var pairTime = watch.Elapsed.TotalMilliseconds / copies.Count;
        trials.AddRange(Refused(originals, copies, others, opened, openings, new Random(seed)));
        CopyReport.Write(trials, Precision);
        CopySigns.Write(trials);
        Console.WriteLine(Told(
            $"a true pair {pairTime:F0} ms; {trials.Count} pairs {watch.Elapsed.TotalSeconds:F0} s"));
        if (Array.IndexOf(arguments, "--all") >= 0) CopyReport.WriteAll(trials);
    }

    private static IEnumerable<CopyCase> Openings(CopyMill mill, CopyCase clip)
    {
        var named = clip.Clip < 0 ? clip with { Clip = 100 + clip.Place } : clip;
        yield return mill.Opened(named, "test card", "smptehdbars=s=640x360:r=20");
        yield return mill.Opened(named, "black", "color=c=black:s=640x360:r=20");
        yield return mill.Opened(named, "title", "color=c=black:s=640x360:r=20,"
            + $"drawtext={Ffmpeg.Font}:text='BREAKING NEWS {named.Clip}':fontsize=40:"
            + "fontcolor=white:x=(w-tw)/2:y=150,"
            + $"drawtext={Ffmpeg.Font}:text='Exclusive report':fontsize=24:fontcolor=white:x=(w-tw)/2:y=220");
    }

    /// <summary>Pairs that show nothing in common, or only what many films show.</summary>
    private static IEnumerable<CopyTrial> Refused(
        List<CopyCase> originals, List<CopyCase> copies, List<CopyCase> others, List<CopyCase> opened,
        List<CopyCase> openings, Random random)
    {
        foreach (var copy in copies)
        {
            for (var i = 0; i < 2; i++)
            {
                var other = random.Next(originals.Count);
                if (other != copy.Clip) yield return CopyTrial.Of(originals[other], copy, isTrue: false,
                    "another place");
            }

            yield return CopyTrial.Of(others[copy.Clip], copy, isTrue: false, others[copy.Clip].Label);
        }

        for (var i = 0; i < originals.Count; i++)
        {
            yield return CopyTrial.Of(originals[i], others[i], isTrue: false, others[i].Label);
        }

        foreach (var one in opened)
        {
            // Those of the same clip, or of the place of it, are told above.
            foreach (var other in openings.Where(other => other.Label == one.Label
                && other.Place != one.Place))
            {
                yield return CopyTrial.Of(one, other, isTrue: false, one.Label);
            }
        }
    }

    private static int Option(string[] arguments, string name, int usual)
    {
        var at = Array.IndexOf(arguments, name);
        return at < 0 || at + 1 >= arguments.Length
            ? usual
            : int.Parse(arguments[at + 1], CultureInfo.InvariantCulture);
    }

    internal static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
