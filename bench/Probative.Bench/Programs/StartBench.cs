using System.Diagnostics;
using Probative.Bench.Storage;

namespace Probative.Bench.Programs;

/// <summary>
/// How long the built programs take to answer at all, beside `true`, which only starts and ends.
/// </summary>
internal static class StartBench
{
    private const int Rounds = 41;

    public static void Run(string folder)
    {
        var app = Path.Combine(folder, "probative");
        var check = Path.Combine(folder, "probative-check");
        var (apps, checks, limits) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            limits.Add(Time("true"));
            apps.Add(Time(app, "--help"));
            checks.Add(Time(check, "--help"));
        }

        foreach (var times in new[] { apps, checks, limits }) times.Sort();
        Console.WriteLine(
            $"start: probative --help p50 {BenchVault.Percentile(apps, 0.5):F0} ms, "
                + $"p90 {BenchVault.Percentile(apps, 0.9):F0} ms; "
                + $"probative-check --help p50 {BenchVault.Percentile(checks, 0.5):F1} ms, "
                + $"p90 {BenchVault.Percentile(checks, 0.9):F1} ms; "
                + $"true p50 {BenchVault.Percentile(limits, 0.5):F1} ms");
    }

    private static double Time(string program, params IEnumerable<string> arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
