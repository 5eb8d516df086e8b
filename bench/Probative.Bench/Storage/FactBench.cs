using System.Diagnostics;
using Probative.Kernel.Ids;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Bench.Storage;

/// <summary>
/// Twelve-field facts under many appenders, each awaiting its own: rate and 99th percentile.
/// </summary>
internal static class FactBench
{
    public static async Task RunAsync(string directory)
    {
        foreach (var appenders in (int[])[1, 8, 64, 256])
        {
            await using var vault = await BenchVault.CreateAsync(directory);
            var opened = await vault.Ledger.OpenCaseAsync(BenchVault.Case, "P-1", CancellationToken.None);
            await RunAsync(vault, opened.Case, appenders, 2_000);
            var count = appenders == 1 ? 4_000 : 60_000;
            var processor = BenchVault.Processor();
            var (rate, times) = await RunAsync(vault, opened.Case, appenders, count);
            var each = (BenchVault.Processor() - processor).TotalMicroseconds / count;
            var publishing = Stopwatch.StartNew();
            await vault.Ledger.PublishAsync(CancellationToken.None);
            Console.WriteLine(
                $"facts: {appenders,4} appenders {rate,8:F0}/s  {each,5:F0} us CPU each  "
                    + $"p50 {BenchVault.Percentile(times, 0.5),7:F2} ms  "
                    + $"p99 {BenchVault.Percentile(times, 0.99),7:F2} ms  max {times[^1],7:F1} ms  "
                    + $"last publication {publishing.ElapsedMilliseconds} ms");
        }
    }

    private static async Task<(double Rate, List<double> Times)> RunAsync(
        Local.LocalVault vault, CaseId @case, int appenders, int count)
    {
        var intake = IntakeId.New();
        var next = 0;
        var all = new List<double>(count);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, appenders).Select(_ => Task.Run(async () =>
        {
            var times = new List<double>();
            for (var i = Interlocked.Increment(ref next); i <= count; i = Interlocked.Increment(ref next))
            {
                var start = Stopwatch.GetTimestamp();
                var fact = BenchVault.Received(intake, i, Hash32.Of(BitConverter.GetBytes(i)));
                await vault.Ledger.AppendAsync(@case, fact, "P-1", CancellationToken.None);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            lock (all) all.AddRange(times);
        })));
        var rate = count / clock.Elapsed.TotalSeconds;
        all.Sort();
        return (rate, all);
    }
}
