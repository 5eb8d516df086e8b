using System.Diagnostics;
using System.Globalization;
using Probative.Fingerprints.Index;
using Probative.Fingerprints.Index.Scanning;
using Probative.Fingerprints.Index.Searching;
using Probative.Fingerprints.Index.Segments;
using Probative.Fingerprints.Index.Storage;
using Probative.Fingerprints.Pictures;

namespace Probative.Bench.Index;

internal static class IndexBench
{
    public static unsafe void Run(int count)
    {
        Scan();
        var mill = HashMill.Random(count, 4000, 1);
        var dir = "/tmp/wi-scratch/seg"; Directory.CreateDirectory(dir);
        File.Delete(Path.Combine(dir, "s"));
        var folder = new PosixFolder(dir);
        var t = Stopwatch.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        using (var file = folder.Create("s")) SegmentWriter.Write(file, (PdqHash[])mill.Hashes.Clone(), mill.Tags);
        Console.WriteLine($"build {Stopwatch.GetElapsedTime(t).TotalSeconds:F2} s, cpu {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:F2}");
        t = Stopwatch.GetTimestamp();
        var seg = Segment.TryOpen(folder.Map("s")!, out var problem) ?? throw new InvalidOperationException(problem);
        Console.WriteLine($"open {Stopwatch.GetElapsedTime(t).TotalSeconds:F2} s, {seg.SizeBytes / 1048576.0:F0} MiB, {seg.SizeBytes / (double)count:F1} B/entry");
        foreach (var path in new[] { ScanPath.Planes512, ScanPath.Planes256, ScanPath.Portable })
        foreach (var batch in new[] { 1, 64, 4000 })
        {
            for (var round = 0; round < 3; round++)
            {
                t = Stopwatch.GetTimestamp();
                var found = 0; var done = 0; var recalled = 0;
                while (Stopwatch.GetElapsedTime(t).TotalSeconds < 1.5)
                {
                    var first = done % mill.Queries.Length;
                    var qs = mill.Queries.AsSpan(first, Math.Min(batch, mill.Queries.Length - first));
                    var lists = new MatchCollector[qs.Length];
                    for (var i = 0; i < lists.Length; i++) lists[i] = new MatchCollector(100);
                    SegmentSearch.Run(seg, qs, 31, RemovedTags.None, lists, path);
                    for (var i = 0; i < lists.Length; i++)
                    {
                        var l = lists[i].ToList();
                        found += l.Matches.Count;
                        recalled += l.Matches.Count(m => m.Tag / 5 == (ulong)(first + i));
                    }
                    done += qs.Length;
                }
                var s = Stopwatch.GetElapsedTime(t).TotalSeconds;
                Console.WriteLine($"{path} batch {batch}: {done / s:F0} q/s, found {found / (double)done:F3}, recall {recalled / 5.0 / done:F5}");
            }
        }
    }

    private static unsafe void Scan()
    {
        var mill = HashMill.Random(1_000_000, 64, 2);
        foreach (var path in new[] { ScanPath.Planes512, ScanPath.Planes256, ScanPath.Portable })
        foreach (var n in new[] { 1, 8, 64 })
        for (var round = 0; round < 3; round++)
        {
            var t = Stopwatch.GetTimestamp(); var times = 0; var sink = default(Counter);
            fixed (PdqHash* rows = mill.Hashes)
            while (Stopwatch.GetElapsedTime(t).TotalSeconds < 0.4)
            { HashScan.Run(rows, mill.Hashes.Length, mill.Queries.AsSpan(0, n), 31, ref sink, path); times++; }
            Console.WriteLine($"scan {path} {n}: {times * (double)n * mill.Hashes.Length / Stopwatch.GetElapsedTime(t).TotalSeconds / 1e9:F2} G/s found {sink.Count / times}");
        }
    }

    private struct Counter : IScanSink { public int Count; public void Found(int query, int row, int distance) => Count++; }
}
