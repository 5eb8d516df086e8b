using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Probative.Fingerprints.Index;
using Probative.Fingerprints.Index.Merging;
using Probative.Fingerprints.Index.Segments;
using Probative.Fingerprints.Index.Storage;
using Probative.Fingerprints.Pictures;

namespace Probative.Bench.Index;

/// <summary>
/// Searches of an index of many hashes, exact at a radius of 31: queries a second, what of the planted
/// neighbours is found, how long it takes to make, what it holds; a video of ten minutes against it; and what
/// FAISS does with the same. For one core, start it under `taskset -c 1`.
/// </summary>
internal static class IndexBench
{
    private const int Radius = 31;
    private const int Limit = 1000;
    private const int Rounds = 5;
    private const int Added = 2_500_000;
    private const int MostAdded = 20_000_000;
    private const ulong Neighbours = 5;

    public static void Run(string[] args)
    {
        var count = int.TryParse(args.FirstOrDefault(), CultureInfo.InvariantCulture, out var said)
            ? said
            : 1_000_000;
        var folder = Path.Combine(Path.GetTempPath(), "probative-bench-index");
        Directory.CreateDirectory(folder);
        ScanBench.Run();
        var outside = Path.Combine(Environment.CurrentDirectory, "..", "shared", "data");
        if (Environment.GetEnvironmentVariable("PROBATIVE_OUTSIDE") is { Length: > 0 } given) outside = given;
        var data = args.Contains("--real") ? IndexData.Real(count, outside, folder) : IndexData.Random(count);
        var kind = args.Contains("--real") ? "frames" : "random";
        var name = $"{count} {kind} hashes";
        if (!args.Contains("--no-peer")) WriteForPeer(data, folder);
        var index = Build(data, name, Path.Combine(folder, $"{kind}-{count}"));

        // What was indexed is in the files now.
        data = data with { Hashes = [], Tags = [] };
        using (index)
        {
            Searches(index, data, name, 1000);
            Searches(index, data, name, 1);
            Compare(index, data, name);
            Video(index, data.Video, $"{name}: ten minutes of video that is not there");
            Video(index, data.Copy, $"{name}: ten minutes of a copy");
        }

        if (!args.Contains("--no-peer")) Peer(folder);
    }

    private static HashIndex Build(IndexData data, string name, string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        if (data.Hashes.Length > MostAdded) return BuildAtOnce(data, name, new PosixFolder(folder));
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var options = new HashIndexOptions { MergesInBackground = false };
        var index = HashIndex.StartAnew(new PosixFolder(folder), options)!;
        var entries = new HashEntry[Math.Min(Added, data.Hashes.Length)];
        for (var from = 0; from < data.Hashes.Length; from += entries.Length)
        {
            var some = Math.Min(entries.Length, data.Hashes.Length - from);
            for (var i = 0; i < some; i++)
            {
                entries[i] = new HashEntry(data.Hashes[from + i], data.Tags[from + i]);
            }

            index.Add(entries.AsSpan(0, some));
            index.Commit((ulong)(from + some));
        }

        var added = Stopwatch.GetElapsedTime(start);
        index.Compact();
        var (took, used) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu);
        var (segments, bytes) = index.Size;
        Console.WriteLine(
            $"index: {name}: added and durable in {added.TotalSeconds:F1} s, compact after "
                + $"{took.TotalSeconds:F1} s ({used.TotalSeconds:F1} s CPU); {segments} segment, "
                + $"{bytes / 1048576.0:F0} MiB, {bytes / (double)data.Hashes.Length:F1} bytes each");
        index.Dispose();
        return Open(new PosixFolder(folder), name);
    }

    /// <summary>One segment of arrays, where adding would write everything several times.</summary>
    private static HashIndex BuildAtOnce(IndexData data, string name, PosixFolder folder)
    {
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        using (var file = folder.Create(SegmentFile.NameOf(1)))
        {
            SegmentWriter.Write(file, data.Hashes, data.Tags);
            file.Sync();
        }

        var (took, used) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - cpu);
        using var bytes = folder.Map(SegmentFile.NameOf(1))!;
        SegmentKeeper.Write(folder, new Manifest { Segments = [new ListedSegment(1, 0, bytes.Length)] });
        Console.WriteLine(
            $"index: {name}: written and durable in {took.TotalSeconds:F1} s ({used.TotalSeconds:F1} s CPU), "
                + $"{bytes.Length >> 20} MiB, {bytes.Length / (double)data.Hashes.Length:F1} bytes each");
        return Open(folder, name);
    }

    private static HashIndex Open(PosixFolder folder, string name)
    {
        var start = Stopwatch.GetTimestamp();
        var opened = (IndexOpening.Opened)HashIndex.Open(folder);
        var opening = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine($"index: {name}: opened, all checked, in {opening:F2} s");
        return opened.Index;
    }

    private static void Searches(HashIndex index, IndexData data, string name, int batch)
    {
        var (rates, walls, found, planted, asked) = (new List<double>(), new List<double>(), 0L, 0L, 0L);
        for (var round = 0; round <= Rounds; round++)
        {
            var (start, cpu, done) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, 0);
            while (Stopwatch.GetElapsedTime(start).TotalSeconds < 1.5)
            {
                var first = done % data.Queries.Length;
                var lists = index.Search(data.Queries.AsSpan(first, batch), Radius, Limit);
                done += batch;
                for (var i = 0; i < batch; i++)
                {
                    found += lists[i].Matches.Count;
                    var own = (ulong)(first + i);
                    planted += lists[i].Matches.Count(match => match.Tag / Neighbours == own);
                }
            }

            asked += done;

            // The first round warms up.
            if (round == 0) continue;
            rates.Add(done / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
            walls.Add(done / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        rates.Sort();
        walls.Sort();
        Console.WriteLine(
            $"index: {name}: {rates[Rounds / 2]:F0} queries/s of processor time, {batch} at once "
                + $"({rates[0]:F0} to {rates[^1]:F0}; wall {walls[Rounds / 2]:F0}); "
                + $"{found / (double)asked:F1} found each, of planted neighbours "
                + $"{planted / (5.0 * asked):F6}; {Resident("RssFile")} MiB mapped and in memory");
    }

    /// <summary>Everything found, beside what a scan finds: exact or not.</summary>
    private static void Compare(HashIndex index, IndexData data, string name)
    {
        var queries = Enumerable.Range(0, 200).Select(i => data.Queries[i * 20]).ToArray();
        var looked = index.Search(queries, Radius, 100_000);

        // At a radius of 256 nothing is looked up; everything is compared.
        var start = Stopwatch.GetTimestamp();
        var scanned = index.Compared(queries, Radius, 100_000);
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var same = looked.Zip(scanned).Count(pair => pair.First.Matches.SequenceEqual(pair.Second.Matches));
        Console.WriteLine(
            $"index: {name}: of {queries.Length} queries {same} find exactly what comparing all finds; "
                + $"comparing takes {took:F2} s, "
                + $"{queries.Length * (double)index.Count / took / 1e9:F2} G comparisons/s");
    }

    private static void Video(HashIndex index, PdqHash[] video, string name)
    {
        if (video.Length == 0) return;
        var each = video.Where((_, i) => i % 30 == 0).ToArray();
        foreach (var frames in new[] { each, video, each, video })
        {
            var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var lists = index.Search(frames, Radius, 100);
            var searched = Stopwatch.GetElapsedTime(start).TotalSeconds;
            var used = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
            var entries = frames.Select((hash, i) => new HashEntry(hash, (1UL << 40) + (ulong)i)).ToArray();
            start = Stopwatch.GetTimestamp();
            index.Add(entries);
            index.Commit(index.Position + 1);
            var added = Stopwatch.GetElapsedTime(start).TotalSeconds;
            index.Remove([new TagRange(1UL << 40, ulong.MaxValue)]);
            index.Commit(index.Position + 1);
            Console.WriteLine(
                $"index: {name}: {frames.Length} frames, "
                    + $"{frames.Distinct().Count()} distinct: searched in {searched:F2} s ({used:F2} s CPU), "
                    + $"{lists.Sum(list => list.Matches.Count)} found; added, durable, in "
                    + $"{added * 1000:F0} ms");
        }
    }

    private static void WriteForPeer(IndexData data, string folder)
    {
        using var hashes = File.Create(Path.Combine(folder, "hashes.bin"));
        for (var at = 0; at < data.Hashes.Length; at += 1 << 20)
        {
            var part = data.Hashes.AsSpan(at, Math.Min(1 << 20, data.Hashes.Length - at));
            hashes.Write(MemoryMarshal.AsBytes(part));
        }

        using var queries = File.Create(Path.Combine(folder, "queries.bin"));
        queries.Write(MemoryMarshal.AsBytes<PdqHash>(data.Queries));
    }

    private static void Peer(string folder)
    {
        var script = Path.Combine(Environment.CurrentDirectory, "bench", "peers", "faiss-index.py");
        string[] arguments =
        [
            script, Path.Combine(folder, "hashes.bin"), Path.Combine(folder, "queries.bin"), $"{Radius}",
        ];
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments))!;
        process.WaitForExit();
        if (process.ExitCode == 0) return;
        Console.WriteLine("index: no peer: install python3-faiss, and run from the root");
    }

    private static string Resident(string kind) => File.ReadLines("/proc/self/status")
        .Where(line => line.StartsWith(kind, StringComparison.Ordinal))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2])
        .Select(kibibytes => $"{long.Parse(kibibytes, CultureInfo.InvariantCulture) / 1024}")
        .FirstOrDefault("?");
}
