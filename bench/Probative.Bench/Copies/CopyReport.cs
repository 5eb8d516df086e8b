using Probative.Fingerprints.Copies;

namespace Probative.Bench.Copies;

/// <summary>The table of a run.</summary>
internal static class CopyReport
{
    public static void Write(List<CopyTrial> trials, double precision)
    {
        var least = Threshold(trials, trial => trial.Score, precision);
        var leastHash = Threshold(trials, trial => trial.HashPart, precision);
        var pairs = trials.Where(trial => trial.IsTrue).ToList();
        Console.WriteLine(Told(
            $"precision {precision} from score {least:F3} on (told: {CopyFinder.LeastScore})"));
        Console.WriteLine(Told($"PDQ alone from {leastHash:F3} of the copy's frames on"));
        Line("transformation", "recall", "told", "PDQ alone", "error < 0.5 s", "p95 error", "named");
        foreach (var group in pairs.GroupBy(trial => trial.Label)) Row(group.Key, [.. group], least,
            leastHash);
        Row("all", pairs, least, leastHash);
        foreach (var group in pairs.GroupBy(trial => trial.First.Kind))
        {
            Row(group.Key, [.. group], least, leastHash);
        }

        Line("false pairs", "pairs", "told", "highest score", "PDQ alone at 80 %");
        foreach (var group in trials.Where(trial => !trial.IsTrue).GroupBy(trial => trial.Label))
        {
            Line(
                group.Key,
                Told($"{group.Count()}"),
                Told($"{group.Count(trial => trial.Score >= CopyFinder.LeastScore)}"),
                Told($"{group.Max(trial => trial.Score):F3}"),
                Told($"{group.Count(trial => trial.HashPart >= 0.8)}"));
        }
    }

    /// <summary>What was measured of every pair that came out other than it should.</summary>
    public static void WriteAll(List<CopyTrial> trials)
    {
        foreach (var trial in trials)
        {
            var isTold = trial.Score >= CopyFinder.LeastScore;
            var isRight = trial.IsTrue
                ? isTold && trial.IntervalError < 0.5 && trial.Second.Change!.IsNamed(trial.Found!)
                : !isTold;
            if (isRight || trial.Found is not { } found) continue;
            Console.WriteLine($"{trial.IsTrue} {trial.Label} {Path.GetFileName(trial.Second.Path)}");
            Console.WriteLine("   " + CopyWords.Say(found, Path.GetFileName(trial.First.Path), "the copy"));
            Console.WriteLine(Told(
                $"   from {trial.Second.Start}, error {trial.IntervalError:F2} {found.Score}"));
        }
    }

    private static void Row(string name, List<CopyTrial> trials, double least, double leastHash)
    {
        var found = trials.Where(trial => trial.Score >= CopyFinder.LeastScore).ToList();
        var errors = found.Select(trial => trial.IntervalError).Order().ToList();
        Line(
            name,
            Part(trials.Count(trial => trial.Score >= least), trials.Count),
            Part(found.Count, trials.Count),
            Part(trials.Count(trial => trial.HashPart >= leastHash), trials.Count),
            Part(errors.Count(error => error < 0.5), errors.Count),
            Told($"{(errors.Count == 0 ? 0 : errors[(int)(0.95 * (errors.Count - 1))]):F2}"),
            Part(found.Count(trial => trial.Second.Change!.IsNamed(trial.Found!)), found.Count));
    }

    private static string Part(int count, int of) => of == 0 ? "-" : Told($"{(double)count / of:F3}");

    private static void Line(params string[] cells) => Console.WriteLine(string.Join(" | ", cells));

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
