using Probative.Fingerprints.Copies;

namespace Probative.Bench.Copies;

/// <summary>The table of a run.</summary>
internal static class CopyReport
{
    public static void Write(List<CopyTrial> trials, double precision)
    {
        var least = Threshold(trials, trial => trial.Score, precision);
        var leastHash = Threshold(trials, trial => trial.HashPart, precision);
        var (pairs, refused) = (trials.Where(trial => trial.IsTrue).ToList(), trials.Where(trial => !trial.IsTrue).ToList());
        Console.WriteLine(Told($"threshold for precision {precision}: {least:F3} (the product's is {CopyFinder.LeastScore}); PDQ alone: {leastHash:F3} of frames"));
        Console.WriteLine("transformation | recall | at the product's | PDQ alone | error < 0.5 s | p95 error | named");
        foreach (var group in pairs.GroupBy(trial => trial.Label)) Row(group.Key, [.. group], least, leastHash);
        Row("all", pairs, least, leastHash);
        foreach (var group in pairs.GroupBy(trial => trial.First.Kind)) Row(group.Key, [.. group], least, leastHash);
        Console.WriteLine("false pairs | pairs | at the product's threshold | highest score | PDQ alone at 80 %");
        foreach (var group in refused.GroupBy(trial => trial.Label))
        {
            Console.WriteLine(Told($"{group.Key} | {group.Count()} | {group.Count(trial => trial.Score >= CopyFinder.LeastScore)} | {group.Max(trial => trial.Score):F3} | {group.Count(trial => trial.HashPart >= 0.8)}"));
        }
    }

    public static void WriteAll(List<CopyTrial> trials)
    {
        foreach (var trial in trials)
        {
            if (trial.Found is { } short_)
            {
                var q = short_.Score;
                Console.WriteLine(Told($"ROW {(trial.IsTrue ? 1 : 0)} {q.Picture:F3} n {q.Agreeing} {q.Samples} f {q.Features} a {q.Areas} h {q.NearHashes} like {q.Likeness:F3} part {q.LikeArea:F3} ch {q.Changes:F3} mov {q.Moving:F3} {trial.Label} {trial.First.Kind}"));
            }

            if (trial.IsTrue == trial.Score >= CopyFinder.LeastScore
                && (!trial.IsTrue || (trial.IntervalError < 0.5 && trial.Second.Change!.IsNamed(trial.Found!)))) continue;
            Console.WriteLine(Told($"{(trial.IsTrue ? "TRUE" : "FALSE")} {trial.Label} {trial.First.Kind}-{trial.First.Clip} start {trial.Second.Start} {Path.GetFileName(trial.Second.Path)} "));
            if (trial.Found is not { } found) continue;
            var s = found.Score;
            Console.WriteLine(Told($"   score {s.Picture:F2} n {s.Agreeing}/{s.Samples} features {s.Features} areas {s.Areas} hashes {s.NearHashes} like {s.Likeness:F2} part {s.LikeArea:F2} changes {s.Changes:F2} moving {s.Moving:F3} "));
            Console.WriteLine(Told($"   first {found.First.StartSeconds:F2}-{found.First.EndSeconds:F2} second {found.Second.StartSeconds:F2}-{found.Second.EndSeconds:F2} speed {found.Line.Speed:F3} error {trial.IntervalError:F2}"));
            var c = found.Change!;
            Console.WriteLine(Told($"   mirror {c.IsMirrored} turn {c.RotationDegrees:F1} perspective {c.IsPerspective} {c.Layout} seen {Area(c.Seen)} place {Area(c.Place)} grey {c.IsGrey} contrast {c.Contrast:F2} bright {c.Brightness:F0} {string.Join(' ', c.Overlays.Select(o => o.Kind + Area(o.Area)))}"));
        }
    }

    private static string Area(FrameArea a) => Told($"({a.Left:F2},{a.Top:F2},{a.Width:F2},{a.Height:F2})");

    private static void Row(string name, List<CopyTrial> trials, double least, double leastHash)
    {
        var found = trials.Where(trial => trial.Score >= CopyFinder.LeastScore).ToList();
        var errors = found.Select(trial => trial.IntervalError).Order().ToList();
        double Part(int count, int of) => of == 0 ? 0 : (double)count / of;
        Console.WriteLine(Told($"{name} | {Part(trials.Count(trial => trial.Score >= least), trials.Count):F3} | {Part(found.Count, trials.Count):F3} | {Part(trials.Count(trial => trial.HashPart >= leastHash), trials.Count):F3} | {Part(errors.Count(error => error < 0.5), errors.Count):F3} | {(errors.Count == 0 ? 0 : errors[(int)(0.95 * (errors.Count - 1))]):F2} | {Part(found.Count(trial => trial.Second.Change!.IsNamed(trial.Found!)), found.Count):F3}"));
    }

    /// <summary>The lowest score from which on the pairs are true but for one in a thousand.</summary>
    private static double Threshold(List<CopyTrial> trials, Func<CopyTrial, double> score, double precision)
    {
        var (threshold, right, wrong) = (double.PositiveInfinity, 0, 0);
        foreach (var group in trials.GroupBy(score).OrderByDescending(group => group.Key))
        {
            right += group.Count(trial => trial.IsTrue);
            wrong += group.Count(trial => !trial.IsTrue);
            if (group.Key > 0 && right >= precision * (right + wrong)) threshold = group.Key;
        }

        return threshold;
    }

    private static string Told(FormattableString text) => CopiesBench.Told(text);
}
