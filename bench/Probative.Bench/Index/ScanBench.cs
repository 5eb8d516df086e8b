using System.Diagnostics;
using Probative.Fingerprints.Index.Scanning;
using Probative.Fingerprints.Pictures;

namespace Probative.Bench.Index;

/// <summary>Comparisons a second of a scan over a million hashes, by each path.</summary>
internal static class ScanBench
{
    private const int Rows = 1_000_000;
    private const int Rounds = 7;

    public static unsafe void Run()
    {
        var mill = HashMill.Random(Rows, 64, 2);
        foreach (var path in Enum.GetValues<ScanPath>())
        {
            foreach (var queries in new[] { 1, 64 })
            {
                var rates = new List<double>();
                for (var round = 0; round <= Rounds; round++)
                {
                    var (start, times, sink) = (Stopwatch.GetTimestamp(), 0, default(Counter));
                    var cpu = Environment.CpuUsage.TotalTime;
                    fixed (PdqHash* rows = mill.Hashes)
                    {
                        for (; Stopwatch.GetElapsedTime(start).TotalSeconds < 0.4; times++)
                        {
                            HashScan.Run(rows, Rows, mill.Queries.AsSpan(0, queries), 31, ref sink, path);
                        }
                    }

                    // The first round warms up. Processor time: other work on the machine counts less.
                    var seconds = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
                    var rate = times * (double)queries * Rows / seconds;
                    if (round > 0) rates.Add(rate / 1e9);
                }

                rates.Sort();
                Console.WriteLine(
                    $"index: scan, {path}, {queries} queries: {rates[Rounds / 2]:F2} G comparisons/s "
                        + $"({rates[0]:F2} to {rates[^1]:F2})");
            }
        }
    }

    private struct Counter : IScanSink
    {
        public int Count { get; private set; }

        public void Found(int query, int row, int distance) => Count++;
    }
}
