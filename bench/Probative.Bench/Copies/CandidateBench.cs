using System.Diagnostics;
using Probative.Fingerprints.Candidates;
using Probative.Fingerprints.Index.Storage;

namespace Probative.Bench.Copies;

/// <summary>
/// How often the clip that a copy was made of is among its candidates, with the false pairs' clips indexed
/// beside it.
/// </summary>
internal static class CandidateBench
{
    private const int Most = 50;

    /// <summary>What an entry takes once there are more than 65,536 (docs/spec/index.md).</summary>
    private const int BytesOfEntry = 117;

    public static void Run(List<CopyCase> films, List<CopyCase> copies)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"probative-candidates-{Environment.ProcessId}");
        try
        {
            using var index = CandidateIndex.StartAnew(new PosixFolder(folder))!;
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < films.Count; i++) index.Add((uint)i, films[i].Print);
            index.Commit(1);
            index.Compact();
            var minutes = films.Sum(film => film.Print.DurationMilliseconds) / 60_000.0;
            Console.WriteLine(Told(
                $"{films.Count} films, {minutes:F1} minutes, indexed in {watch.ElapsedMilliseconds} ms: ")
                + Told($"{index.Count / minutes:F0} entries a minute, at most ")
                + Told($"{BytesOfEntry * index.Count / minutes / 1000:F0} kB"));
            CandidateTrial[] trials = [.. copies.Select(copy => CandidateTrial.Of(index, copy, films, Most))];
            Write(trials);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(CandidateTrial[] trials)
    {
        Console.WriteLine("transformation | first | in 10 | in 50 | least strength | unrelated, strongest");
        foreach (var group in trials.GroupBy(trial => trial.Copy.Label)) Row(group.Key, [.. group]);
        Row("all", trials);
        foreach (var group in trials.GroupBy(trial => trial.Copy.Kind)) Row(group.Key, [.. group]);
        var times = trials.Select(trial => trial.Milliseconds).Order().ToArray();
        Console.WriteLine(Told($"a search p50 {times[times.Length / 2]:F0} ms, ")
            + Told($"p95 {times[times.Length * 95 / 100]:F0} ms, longest {times[^1]:F0} ms; candidates ")
            + Told($"{trials.Average(trial => trial.Candidates):F2} a search, ")
            + Told($"{trials.Average(trial => trial.Unrelated):F2} with nothing in common"));
        foreach (var trial in trials.Where(trial => trial.Rank == 0))
        {
            Console.WriteLine($"missed: {trial.Copy.Label}, {Path.GetFileName(trial.Copy.Path)}");
        }
    }

    private static void Row(string name, CandidateTrial[] trials)
    {
        string Part(int rank) => Told(
            $"{trials.Count(trial => trial.Rank > 0 && trial.Rank <= rank) / (double)trials.Length:F3}");
        Console.WriteLine($"{name} | {Part(1)} | {Part(10)} | {Part(50)} | "
            + Told($"{trials.Min(trial => trial.Strength):F1} | {trials.Max(trial => trial.Strongest):F1}"));
    }

    private static string Told(FormattableString text) => CopiesBench.Told(text);
}
